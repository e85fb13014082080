// Runs a ```console block of two people: each line `sam$ COMMAND` or `ana$ COMMAND` in that person's clone.
import { execFileSync } from 'node:child_process'
import { ENTRY } from '../scripts/cli.ts'
import { bareEnvironment, type Pair } from './repositories.ts'

/** What Ana types into her editor. */
const EDITOR = String.raw`perl -pi -e s/Prefers.e-mail\./Prefers\x20e-mail,\x20never\x20the\x20phone./`

/** The page with what its commands print now. */
export function runStory(page: string, pair: Pair): string {
  return page.replace(/^```console\n([\s\S]*?)^```$/gm, (_all, block: string) => {
    const commands = block.split('\n').filter((line) => /^(sam|ana)\$ /.test(line))
    return `\`\`\`console\n${commands.map((line) => `${line}\n${run(line, pair)}`).join('')}\`\`\``
  })
}

function run(line: string, pair: Pair): string {
  const who = line.startsWith('sam') ? 'sam' : 'ana'
  const command = line.slice(5).replace(/^npx cardfile/, `"${process.execPath}" "${ENTRY}"`)
  const env = { ...bareEnvironment(pair.dir), CARDFILE_USER: who, COLUMNS: '90', EDITOR }
  return execFileSync('sh', ['-c', `(${command}) 2>&1`], { cwd: pair[who], env, encoding: 'utf8' })
}
