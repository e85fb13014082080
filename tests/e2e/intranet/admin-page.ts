// docs/server.md and docs/phones.md as the tests of them take them: their commands and files as they stand.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../book.ts'

/** Whether a program is installed here. */
export function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0
}

/**
 * What stands in code blocks under a heading, up to the next heading of its rank.
 * @param language as behind the fence; '' for none. @throws where there is none
 */
export function blocksUnder(heading: string, language: string, name = 'docs/server.md'): string[] {
  const page = readFileSync(path.join(ROOT, name), 'utf8')
  const section = page.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? ''
  const found = [...section.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].flatMap(([, word, text = '']) =>
    word === language ? [text] : [],
  )
  if (found.length === 0) throw new Error(`${name} has no block "${language}" under "${heading}".`)
  return found
}
