// A second half of hostile files, other than those of the shared corpus, and a folder laid out like it.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Its name, the verdict, what it holds, what must happen where the verdict alone does not say it. */
export type HostileFile = readonly [name: string, verdict: string, content: string | Buffer, wanted?: string]

/** Writes files and the list of their verdicts. */
export function writeHostile(
  folder: string,
  kind: string,
  ending: string,
  files: readonly HostileFile[],
): void {
  const rows = files.map(([name, verdict, content, wanted = 'as its verdict says']) => {
    const path = join(folder, 'hostile', kind, `${name}.${ending}`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return `${kind}/${name}.${ending}\t${verdict}\t${wanted}\n`
  })
  writeFileSync(join(folder, 'hostile/expectations.tsv'), `file\tverdict\twhat must happen\n${rows.join('')}`)
}
