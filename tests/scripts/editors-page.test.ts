// docs/editors.md says what the files have, and its recipes work where the editor is there to try them.

import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type EditorFile, editorFiles, refresh } from '../../src/actions/index.ts'
import { DEFAULT_CONFIG } from '../../src/contact/index.ts'
import { FORMATS } from '../../src/rules/index.ts'
import { ENTRY, tempBook } from './cli.ts'

const page = readFileSync(new URL('../../docs/editors.md', import.meta.url), 'utf8')
const flat = page.replace(/\s+/g, ' ')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  )

const files = editorFiles(DEFAULT_CONFIG, 'contacts/', ['vscode', 'obsidian', 'schema'])
const textOf = (path: string) =>
  refresh(files.find((file) => file.path === path) as EditorFile, undefined).text ?? ''

test('the page names every task, every snippet and every view', () => {
  const { tasks } = JSON.parse(textOf('.vscode/tasks.json'))
  for (const { label } of tasks) expect(flat).toContain(`*${label}*`)
  const prefixes = [...textOf('.vscode/cardfile.code-snippets').matchAll(/"prefix": "(\w+)"/g)]
  expect(prefixes).toHaveLength(5)
  for (const [, prefix] of prefixes) expect(flat).toContain(`\`${prefix}\``)
  const { views } = parse(textOf('contacts/_views/cards.base'))
  expect(views).toHaveLength(5)
  for (const { name } of views) expect(flat).toContain(`*${name}*`)
})

test('every command of the page is one, with options that it has', () => {
  const code = ['sh', 'vim', 'lua', 'elisp', 'yaml'].flatMap(blocks).join('\n')
  const calls = code.replace(/['",\\]/g, '').match(/cardfile (validate|editors)[^\n|<]*/g) ?? []
  expect(calls.length).toBeGreaterThanOrEqual(7)
  const known = new Set(['--format', '--stdin', '--stdin-path', '--fix', '--watch'])
  for (const call of calls)
    for (const option of call.match(/--[a-z-]+/g) ?? []) expect(known).toContain(option)
  for (const [, format] of code.matchAll(/--format[ ,'"\\]+([a-z]+)/g)) expect(FORMATS).toContain(format)
})

/** A folder with an npx that runs this very program. */
const bin = mkdtempSync(join(tmpdir(), 'cardfile-npx-'))
afterAll(() => rmSync(bin, { recursive: true, force: true }))
writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${ENTRY}" "$@"\n`)
chmodSync(join(bin, 'npx'), 0o755)
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}`, NO_COLOR: '1' }

const has = (program: string) =>
  process.platform !== 'win32' && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

const WRONG = '---\nname: Slip\nemail: nonsense\npone: 1\nnext: x\n---\n'

test.skipIf(!has('vim'))('vim reads the list of problems by the compiler of the page', () => {
  const [compiler = ''] = blocks('vim')
  expect(compiler).toContain('CompilerSet')
  const { dir } = tempBook({ 'slip.md': WRONG })
  mkdirSync(join(dir, 'vim/compiler'), { recursive: true })
  writeFileSync(join(dir, 'vim/compiler/cardfile.vim'), compiler)
  const list = 'map(getqflist(), {_, one -> [bufname(one.bufnr), one.lnum, one.col, one.type]})'
  const steps = [
    'set runtimepath^=vim',
    'edit contacts/slip.md',
    'compiler cardfile',
    'silent make! %',
    `call writefile([json_encode(${list})], 'list.json')`,
    'qall!',
  ]
  execFileSync('vim', ['-N', '-u', 'NONE', '-es', ...steps.map((step) => `+${step}`)], { cwd: dir, env })
  expect(JSON.parse(readFileSync(join(dir, 'list.json'), 'utf8'))).toEqual([
    ['contacts/slip.md', 3, 8, 'e'],
    ['contacts/slip.md', 4, 1, 'w'],
    ['contacts/slip.md', 5, 1, 'e'],
  ])
})

const hasFlycheck = () =>
  has('emacs') &&
  spawnSync('emacs', [
    '--batch',
    '--eval',
    "(progn (require 'package) (package-initialize) (require 'flycheck))",
  ]).status === 0

test.skipIf(!hasFlycheck())('Emacs finds them by the checker of the page', { timeout: 60_000 }, () => {
  const [checker = ''] = blocks('elisp')
  const { dir } = tempBook({ 'slip.md': WRONG })
  const steps = `(require 'package) (package-initialize) (require 'flycheck)
${checker}
(find-file "contacts/slip.md") (text-mode) (setq flycheck-checker 'cardfile) (flycheck-mode 1) (flycheck-buffer)
(let ((left 300))
  (while (and (> left 0) (null flycheck-current-errors)) (accept-process-output nil 0.1) (setq left (1- left))))
(dolist (one flycheck-current-errors)
  (princ (format "%s:%s %s\\n" (flycheck-error-line one) (flycheck-error-column one) (flycheck-error-level one))))`
  writeFileSync(join(dir, 'try.el'), steps)
  const out = execFileSync('emacs', ['--batch', '-l', 'try.el'], {
    cwd: dir,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(out.toString()).toBe('3:8 error\n4:1 warning\n5:1 error\n')
})
