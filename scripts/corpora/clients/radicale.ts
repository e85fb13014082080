// A Radicale of one's own, on a free port, over a folder.

import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { environment, freePort } from './programs.ts'

export interface Radicale {
  /** With a slash at the end. */
  readonly url: string
  /** What it complained about. */
  complaints(): string
  stop(): Promise<void>
}

/**
 * @param home   a folder for its settings
 * @param folder its `filesystem_folder`
 * @param rights a file of rights; without one the owner of a place may do everything there
 */
export async function startRadicale(
  home: string,
  folder: string,
  users: Readonly<Record<string, string>>,
  rights?: string,
): Promise<Radicale> {
  const port = await freePort()
  const passwords = path.join(home, `users-${port}`)
  writeFileSync(
    passwords,
    Object.entries(users)
      .map(([name, password]) => `${name}:${password}\n`)
      .join(''),
  )
  const settings = path.join(home, `radicale-${port}.conf`)
  writeFileSync(
    settings,
    `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${passwords}
htpasswd_encryption = plain
delay = 0
[rights]
type = ${rights === undefined ? 'owner_only' : `from_file\nfile = ${rights}`}
[storage]
filesystem_folder = ${folder}
[logging]
level = warning
`,
  )
  const child = spawn('/usr/bin/radicale', ['-C', settings], { cwd: home, env: environment(home) })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const url = `http://127.0.0.1:${port}/`
  await untilItAnswers(`${url}.web/`, child, () => said)
  return { url, complaints: () => said, stop: () => ended(child) }
}

async function untilItAnswers(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (const end = Date.now() + 60_000; ; ) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer !== undefined) return
    if (child.exitCode !== null || Date.now() > end) throw new Error(`Radicale did not start: ${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('close', () => resolve())
    child.kill('SIGTERM')
  })
}
