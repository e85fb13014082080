// vdirsyncer, which brings what a server has into folders, one file an item.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Ran, run } from './programs.ts'

export interface Storage {
  readonly type: 'carddav' | 'caldav' | 'filesystem' | 'singlefile' | 'http'
  readonly [setting: string]: string | readonly string[] | boolean
}

export interface Pair {
  readonly name: string
  readonly a: Storage
  readonly b: Storage
  /** null: the two are collections; else which collections of them. */
  readonly collections: readonly string[] | null
}

/** Keeps pairs of storages alike. Its memory is in `home`: the same pairs again bring only what has changed. */
export function vdirsyncer(
  home: string,
  pairs: readonly Pair[],
): { discover(): Promise<Ran>; sync(): Promise<Ran> } {
  mkdirSync(home, { recursive: true })
  const file = path.join(home, 'vdirsyncer.conf')
  const lines = ['[general]', `status_path = ${JSON.stringify(path.join(home, 'status'))}`]
  for (const { name, a, b, collections } of pairs) {
    lines.push(`[pair ${name}]`, `a = "${name}a"`, `b = "${name}b"`)
    lines.push(`collections = ${JSON.stringify(collections)}`, 'conflict_resolution = "a wins"')
    for (const [side, storage] of [
      ['a', a],
      ['b', b],
    ] as const) {
      lines.push(`[storage ${name}${side}]`)
      for (const [key, value] of Object.entries(storage)) lines.push(`${key} = ${JSON.stringify(value)}`)
    }
  }
  writeFileSync(file, `${lines.join('\n')}\n`)
  const call = (...words: string[]) =>
    // It asks whether to make the folders: yes, every time.
    run('/usr/bin/vdirsyncer', ['-c', file, ...words], home, 'y\n'.repeat(200))
  return { discover: () => call('discover'), sync: () => call('sync') }
}
