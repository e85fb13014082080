// Bare repositories to push to, made of files in memory by git fast-import; nobody's settings.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
} as unknown as NodeJS.ProcessEnv

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cardfile-thin-'))
  made.push(folder)
  return folder
}

/** Runs git; its output as it is. */
export function gitBytes(repository: string, args: readonly string[], input?: string | Uint8Array): Buffer {
  return execFileSync('git', ['-C', repository, ...args], {
    env: ENVIRONMENT,
    input: input ?? '',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

export function git(repository: string, ...args: string[]): string {
  return gitBytes(repository, args).toString('utf8').trimEnd()
}

/** A bare repository whose main has one commit with these files; without a commit where none are given. */
export function bareRepository(files?: Readonly<Record<string, string>>): string {
  const repository = join(tempFolder(), 'book.git')
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', repository], { env: ENVIRONMENT })
  if (files) commitFiles(repository, files)
  return repository
}

/** Commits files on main as somebody who pushed them; null deletes. @returns the commit */
export function commitFiles(
  repository: string,
  files: Readonly<Record<string, string | null>>,
  message = 'Change by git',
): string {
  const [parent] = git(repository, 'for-each-ref', '--format=%(objectname)', 'refs/heads/main').split('\n')
  const lines: (string | Buffer)[] = [
    'commit refs/heads/main\n',
    'committer Ana Moreira <ana@example.com> 1795700000 +0000\n',
    `data ${Buffer.byteLength(message)}\n${message}\n`,
    ...(parent ? [`from ${parent}\n`] : []),
  ]
  for (const [name, text] of Object.entries(files)) {
    const quoted = `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    if (text === null) lines.push(`D ${quoted}\n`)
    else lines.push(`M 100644 inline ${quoted}\ndata ${Buffer.byteLength(text)}\n${text}\n`)
  }
  gitBytes(repository, ['fast-import', '--quiet'], Buffer.concat(lines.map((line) => Buffer.from(line))))
  return git(repository, 'rev-parse', 'main')
}

/** Many commits on main by others, each changing one file. */
export function commitMany(repository: string, count: number, path: string): void {
  const commits = Array.from({ length: count }, (_, at) => {
    const text = `Text ${at}\n`
    return [
      'commit refs/heads/main\ncommitter Ana Moreira <ana@example.com> 1795700000 +0000\n',
      `data 3\nAna\n${at === 0 ? 'from refs/heads/main^0\n' : ''}`,
      `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`,
    ].join('')
  })
  gitBytes(repository, ['fast-import', '--quiet'], commits.join(''))
}

/** A file at main. Throws where there is none. */
export function fileAt(repository: string, path: string): string {
  return gitBytes(repository, ['show', `main:${path}`]).toString('utf8')
}
