// A program whose command `build` is a script of the test; all else is the real one.
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROGRAM } from './serving.ts'

/** Copies the cards to the site, and counts: `$cards`, `$out` and `$dir` are set. */
export const COPY = `echo x >> "$dir/builds"
mkdir -p "$out"; cp -r "$cards"/. "$out"
echo '{ "pages": 7, "failed": [] }'
`

export interface FakeBuild {
  readonly program: readonly string[]
  /** Says what a build does from now on. */
  does(script: string): void
}

export function fakeBuild(dir: string): FakeBuild {
  const does = (script: string) => writeFileSync(join(dir, 'build.sh'), script)
  const file = join(dir, 'program')
  const [node, bin] = PROGRAM
  writeFileSync(
    file,
    `#!/bin/sh
case "$4" in
build)
  dir='${dir}' cards="$3" out="$6"
  . '${dir}/build.sh' ;;
*) exec '${node}' '${bin}' "$@" ;;
esac
`,
  )
  chmodSync(file, 0o755)
  does(COPY)
  return { program: [file], does }
}
