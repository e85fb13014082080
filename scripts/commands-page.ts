// Runs the examples of docs/commands.md and puts their output in: `node scripts/commands-page.ts`. Examples are
// ```console blocks whose lines begin with `$ npx cardfile`; they run one after the other on a copy of the sample book, as
// Sam, so that the page tells one day. A test holds the page to what the commands print.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
export const COMMANDS_PAGE = path.join(root, 'docs/commands.md')

/** The page with the output that its commands have now. */
export function runPage(text: string): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'cardfile-page-'))
  try {
    cpSync(path.join(root, 'contacts'), path.join(dir, 'contacts'), { recursive: true })
    return text.replace(/^```console\n([\s\S]*?)^```$/gm, (_all, block: string) => {
      const commands = block.split('\n').filter((line) => line.startsWith('$ '))
      return `\`\`\`console\n${commands.map((line) => `${line}\n${run(line.slice(2), dir)}`).join('')}\`\`\``
    })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** What a command prints, errors too, as one sees it in a terminal of 90 columns. */
function run(line: string, cwd: string): string {
  const { PATH, HOME } = process.env
  const words = line.replace(/^npx cardfile/, `"${process.execPath}" "${path.join(root, 'scripts/bin.mjs')}"`)
  const env = {
    PATH,
    HOME,
    COLUMNS: '90',
    NO_COLOR: '1',
    CARDFILE_USER: 'sam',
  } as unknown as NodeJS.ProcessEnv
  return execFileSync('sh', ['-c', `(${words}) 2>&1; true`], { cwd, env, encoding: 'utf8' }).replaceAll(
    '\r\n',
    '\n',
  )
}

if (import.meta.main) writeFileSync(COMMANDS_PAGE, runPage(readFileSync(COMMANDS_PAGE, 'utf8')))
