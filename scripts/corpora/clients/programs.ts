// The programs that read what we export: those of Debian, each as its own process.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'

const PLACES = {
  khard: '/usr/bin/khard',
  khal: '/usr/bin/khal',
  vdirsyncer: '/usr/bin/vdirsyncer',
  radicale: '/usr/bin/radicale',
  todoman: '/usr/bin/todoman',
  vobject: '/usr/lib/python3/dist-packages/vobject/__init__.py',
  icalendar: '/usr/lib/python3/dist-packages/icalendar/__init__.py',
  curl: '/usr/bin/curl',
} as const

export type Program = keyof typeof PLACES

/** The programs that are not installed here, as Debian's packages are named. */
export function missing(...programs: readonly Program[]): Program[] {
  return programs.filter((name) => !existsSync(PLACES[name]))
}

export interface Ran {
  readonly out: string
  readonly err: string
  readonly status: number
}

/** Runs a program of the system, in UTF-8, with a folder as its home: it finds no settings of the person's own. */
export function run(program: string, words: readonly string[], home: string, input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: home, env: environment(home) })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ out, err, status: status ?? 99 }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** As `run`; throws what the program said where it failed. */
export async function runWell(
  program: string,
  words: readonly string[],
  home: string,
  input = '',
): Promise<string> {
  const { out, err, status } = await run(program, words, home, input)
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${status}\n${err}${out}`)
  return out
}

/** The system's Python comes first: another one knows nothing of Debian's packages. */
export function environment(home: string): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', HOME: home, LC_ALL: 'C.UTF-8', TZ: 'UTC', XDG_CACHE_HOME: home }
}

/** A port that nobody listens on, at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
