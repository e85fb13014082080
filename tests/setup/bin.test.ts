import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// The command's first steps, on a tree of its own: what it runs from, and when it makes its bundle again.
const project = join(import.meta.dirname, '..', '..')
let root = ''

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cardfile-bin-'))
  mkdirSync(join(root, 'scripts'))
  const scripts = ['bin.mjs', 'bundle.ts', 'late-builtins.ts'].map((file) => `scripts/${file}`)
  for (const file of ['package.json', 'package-lock.json', ...scripts])
    cpSync(join(project, file), join(root, file))
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction')
  source('quick-sync.ts', 'export const isSynced = async (): Promise<boolean> => false')
})
afterAll(() => rmSync(root, { recursive: true }))

/** Writes a source as if it had lain there for an hour. */
function source(file: string, text: string): void {
  const path = join(root, 'scripts', file)
  writeFileSync(path, text)
  const then = Date.now() / 1000 - 3600
  utimesSync(path, then, then)
}

function cardfile(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'bin.mjs'), ...args],
    {
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

const echo = (word: string): string =>
  `import { part } from './part.ts'\nconsole.log(${JSON.stringify(word)}, part, process.argv.slice(2).join(), import.meta.url.split('/').at(-2))`

test('runs a bundle of the sources, and a new one as soon as a source differs', () => {
  source('part.ts', "export const part: string = 'one'")
  source('cardfile.ts', echo('first'))
  expect(cardfile('a', '--b')).toEqual({ status: 0, stdout: 'first one a,--b dist\n', stderr: '' })
  const made = readdirSync(join(root, 'dist')).sort()
  expect(cardfile('a').stdout).toBe('first one a dist\n')
  expect(readdirSync(join(root, 'dist')).sort()).toEqual(made)
  source('part.ts', "export const part: string = 'other'")
  expect(cardfile().stdout).toBe('first other  dist\n')
  source('cardfile.ts', echo('second'))
  expect(cardfile().stdout).toBe('second other  dist\n')
})

test('an import that is called later is in a file of its own', () => {
  source('part.ts', "console.log('loaded'); export const part = 1")
  source('cardfile.ts', "if (process.argv[2] === 'late') console.log((await import('./part.ts')).part)")
  expect(cardfile('now').stdout).toBe('')
  expect(cardfile('late').stdout).toBe('loaded\n1\n')
})

test('a sync is begun by a file of its own, which the rest goes on with', () => {
  const begin = 'const state = { isBegun: false }\nexport const stateOf = () => state\n'
  const end = 'state.isBegun = true; return words.length === 1'
  source('quick-sync.ts', `${begin}export async function isSynced(words: string[]) { ${end} }`)
  source('cardfile.ts', "import { stateOf } from './quick-sync.ts'\nconsole.log('rest', stateOf().isBegun)")
  expect(cardfile('due').stdout).toBe('rest false\n')
  expect(cardfile('sync').stdout).toBe('')
  expect(cardfile('sync', '--dry-run').stdout).toBe('rest true\n')
  // What it is made of has changed: then it is not run before that is known.
  source('quick-sync.ts', `${begin}export async function isSynced() { return false }`)
  expect(cardfile('sync').stdout).toBe('rest false\n')
  expect(cardfile('sync').stdout).toBe('rest false\n')
})

test('a sync that was begun is given up where the rest does not bundle', () => {
  const isSynced = 'export const isSynced = async () => false'
  source('quick-sync.ts', `${isSynced}\nexport const begunIn = () => console.log('given up')`)
  source('cardfile.ts', "import { begunIn } from './quick-sync.ts'\nconsole.log(typeof begunIn)")
  expect(cardfile('sync').stdout).toBe('function\n')
  source('cardfile.ts', "console.log('source')\nimport './gone.ts'")
  expect(cardfile('sync').stdout).toBe('given up\n')
})

test('sources that do not bundle are run as they are, so that Node says what is wrong', () => {
  source('cardfile.ts', "console.log('before')\nimport { gone } from './part.ts'\ngone()")
  const { status, stderr } = cardfile()
  expect(status).toBe(1)
  expect(stderr).toContain("does not provide an export named 'gone'")
})

test("exit statuses are the command's own", () => {
  source('cardfile.ts', 'process.exitCode = 7')
  expect(cardfile().status).toBe(7)
})

// npm says which Node it runs on, which is the system's; in a clone it may be older than the project's.
const system = process.env.npm_node_execpath ?? '/usr/bin/node'
const version = spawnSync(system, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout ?? ''
const old = Number(version.split('.')[0]) < 24

test.runIf(old)(`under Node ${version.trim()} it finds the project's own`, () => {
  source('cardfile.ts', 'console.log(process.versions.node.split(".")[0]); process.exitCode = 3')
  const { status, stdout } = spawnSync(system, [join(root, 'scripts', 'bin.mjs')], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 3, stdout: '24\n' })
})

test.runIf(old)(`under Node ${version.trim()} it says what to do where there is no other`, () => {
  const alone = mkdtempSync(join(tmpdir(), 'cardfile-alone-'))
  cpSync(join(root, 'scripts', 'bin.mjs'), join(alone, 'node_modules', 'cardfile', 'scripts', 'bin.mjs'))
  const bin = join(alone, 'node_modules', 'cardfile', 'scripts', 'bin.mjs')
  const { status, stderr } = spawnSync(system, [bin], { encoding: 'utf8', cwd: alone })
  rmSync(alone, { recursive: true })
  expect(status).toBe(2)
  expect(stderr).toContain('needs Node 24 or later')
  expect(stderr).toContain('npm install node@24')
})
