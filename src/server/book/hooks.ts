// The hooks of the repository. Shell, which starts at once and can't fail open as a script of an unknown kind does: an
// ES module without an ending exits 0 and has not run. So a push is accepted for a word, and not for an exit status.

import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Places } from './places.ts'
import { ACCEPTED } from './policy/verdict.ts'

/** What the server looks for in git's error output: the push is stored, but perhaps not on disk. */
export const SYNC_FAILED = 'cardfile-sync-failed'
/** A variable that names a file: the hook makes it when it has run. */
export const CANARY = 'CARDFILE_CANARY'

/** Heap of the program that judges a push. */
const HEAP_MB = 512

/** @param program the words that run cardfile */
export async function installHooks(
  { hooks: folder, cache }: Places,
  program: readonly string[],
): Promise<void> {
  const scripts: Readonly<Record<string, string>> = {
    'pre-receive': preReceive(program, cache),
    'reference-transaction': REFERENCE_TRANSACTION,
  }
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) if (!(name in scripts)) await rm(path.join(folder, name))
  for (const [name, text] of Object.entries(scripts)) {
    const file = path.join(folder, name)
    if ((await readFile(file, 'utf8').catch(() => undefined)) !== text) {
      // In one step: a push may be starting.
      const temporary = `${file}.${process.pid}.tmp`
      await writeFile(temporary, text)
      await rename(temporary, file)
    }
    await chmod(file, 0o755)
  }
}

/** The limit of memory that git runs under is too small for Node, which reserves what it does not use. */
function preReceive(program: readonly string[], cache: string): string {
  return `#!/bin/sh
# Written by cardfile at each start of the server: judges every push.
ulimit -S -v "$(ulimit -H -v)" 2>/dev/null
NODE_OPTIONS=--max-old-space-size=${HEAP_MB} NODE_COMPILE_CACHE=${quoted(cache)}
export NODE_OPTIONS NODE_COMPILE_CACHE
verdict=$(${program.map(quoted).join(' ')} hook pre-receive) || exit 1
[ "$verdict" = ${ACCEPTED} ] && exit 0
echo 'The server could not judge this push, so it is refused. Tell whoever runs the server.' >&2
exit 1
`
}

/** In state "committed" the branch is moved, and nobody was told yet: now the folders' entries have to be on disk too. */
const REFERENCE_TRANSACTION = `#!/bin/sh
# Written by cardfile at each start of the server: what was said to be stored outlives a power cut.
[ "$1" = committed ] || exit 0
sync -f "\${GIT_DIR:-.}" || {
  echo ${SYNC_FAILED} >&2
  exit 1
}
[ -z "$${CANARY}" ] || : > "$${CANARY}"
exit 0
`

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
