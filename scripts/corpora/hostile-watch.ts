// Loaded before the program that reads a hostile file: what the program did besides is written down when it ends.

import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

export interface Watched {
  readonly seconds: number
  readonly megabytes: number
  /** Names of commands that were run. */
  readonly commands: readonly string[]
  /** Hosts that were asked for. */
  readonly hosts: readonly string[]
  /** What the file has put into every object, or the global one. */
  readonly polluted: readonly string[]
}

const commands: string[] = []
const hosts: string[] = []

function note<Owner extends object>(owner: Owner, name: keyof Owner, into: string[]): void {
  const real = owner[name] as (...given: unknown[]) => unknown
  owner[name] = function (this: unknown, ...given: unknown[]) {
    const [first] = given.flat()
    into.push(typeof first === 'object' ? JSON.stringify(first) : String(first))
    return real.apply(this, given)
  } as Owner[keyof Owner]
}

const report = process.env['CARDFILE_WATCH']
if (report !== undefined) {
  for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const)
    note(childProcess, name, commands)
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) note(dns, name, hosts)
  note(net.Socket.prototype, 'connect', hosts)
  note(dgram.Socket.prototype, 'send', hosts)
  syncBuiltinESMExports()
  const names = new Set(Object.getOwnPropertyNames(Object.prototype))
  process.on('exit', () => {
    const added = Object.getOwnPropertyNames(Object.prototype).filter((name) => !names.has(name))
    const { user, system } = process.cpuUsage()
    const watched: Watched = {
      seconds: (user + system) / 1e6,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      commands,
      hosts,
      polluted: 'PWN' in globalThis ? [...added, 'PWN'] : added,
    }
    writeFileSync(report, JSON.stringify(watched))
  })
}
