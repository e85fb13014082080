// What the server's book has, asked of git itself.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { IntranetServer } from './server.ts'

export function gitIn(server: Pick<IntranetServer, 'folder'>, ...args: string[]): string {
  return execFileSync('git', ['--git-dir', path.join(server.folder, 'book.git'), ...args], {
    encoding: 'utf8',
  })
}

export function cardAt(server: Pick<IntranetServer, 'folder'>, file = 'contacts/ada-lovelace.md'): string {
  return gitIn(server, 'show', `main:${file}`)
}

/** The edits in the history by their names, newest first. */
export function editsAt(server: Pick<IntranetServer, 'folder'>): string[] {
  return [...gitIn(server, 'log', '--format=%B', 'main').matchAll(/^Cardfile-Edit: (.*)$/gm)].map(
    ([, id]) => id ?? '',
  )
}
