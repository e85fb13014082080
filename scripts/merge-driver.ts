// cardfile merge-driver %O %A %B %P: git calls it for a card, or YAML of the book, that both sides changed. Source:
// gitattributes(5).
// Exit status: 0 merged; 1 merged, but a version could not be read, so that markers may stand in the text; 129 not
// merged, and then the file is as it was: git's own line merge has to do it.

import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { decodeCard } from '../src/card/index.ts'
import { type Config, DEFAULT_CONFIG, parseConfig } from '../src/contact/index.ts'
import { isWholeYaml, type Merge, mergeCards, mergeSettings, missingFacts } from '../src/merge/index.ts'

const FAILED = 129

export function define(command: Command): void {
  command
    .argument('<base>', "file with the version that both began from: git's %O")
    .argument('<ours>', 'file with our version, which is replaced by the merged one: %A')
    .argument('<theirs>', 'file with their version: %B')
    .argument('<path>', 'where the card is in the repository: %P')
    .addHelpText('after', '\n  git config merge.cardfile.driver "cardfile merge-driver %O %A %B %P"')
    .action((base: string, ours: string, theirs: string, name: string) => {
      // Whatever goes wrong from here on must not read as merged.
      process.exitCode = FAILED
      process.exitCode = mergeFiles(base, ours, theirs, name)
    })
}

function mergeFiles(base: string, ours: string, theirs: string, name: string): number {
  try {
    const [b, o, t] = [base, ours, theirs].map((file) => textIn(file, name)) as [string, string, string]
    if (isYaml(name)) {
      const { text, lost } = mergeSettings(b, o, t)
      if (!isWholeYaml(name, [o, t], text)) throw new Error('the two together would have an error.')
      replace(ours, text)
      for (const line of lost) process.stderr.write(`${name} Both sides changed this; it gave way: ${line}\n`)
      return 0
    }
    const merge = mergeCards(b, o, t, configFor(name), name)
    checkFacts(b, [o, t], merge.text)
    replace(ours, merge.text)
    say(merge)
    return merge.diagnostics.some(({ rule }) => rule === 'merge-unreadable') ? 1 : 0
  } catch (error) {
    process.stderr.write(`cardfile: ${name} is left to git: ${(error as Error).message}\n`)
    return FAILED
  }
}

function textIn(file: string, name: string): string {
  if (!/\.md$/i.test(name) && !isYaml(name)) throw new Error('it is no card.')
  const decoded = decodeCard(readFileSync(file), name)
  if ('diagnostic' in decoded) throw new Error(decoded.diagnostic.message)
  return decoded.text
}

/** The settings, a view and the like. */
function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name)
}

/** The settings of the book that the card is in; git runs the driver in the top folder of the work tree. */
function configFor(name: string): Config {
  for (let folder = path.dirname(name); ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'cardfile.yaml')
    if (existsSync(file)) return parseConfig(readFileSync(file, 'utf8'), file).config
    if (folder === path.dirname(folder)) return DEFAULT_CONFIG
  }
}

function checkFacts(base: string, sides: readonly string[], text: string): void {
  const [lost] = missingFacts(base, sides, text)
  if (lost !== undefined) throw new Error(`the merged text would not have "${lost}".`)
}

/** Replaces a file only by what is whole on disk. */
function replace(file: string, text: string): void {
  const temporary = `${file}.cardfile.tmp`
  try {
    writeFileSync(temporary, text, { flush: true })
    const written = readFileSync(temporary, 'utf8')
    if (written !== text) throw new Error('the merged text was not written whole.')
    renameSync(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** To standard error, which git shows: what somebody has to decide. */
function say({ diagnostics }: Merge): void {
  for (const { severity, file, line, message } of diagnostics)
    if (severity !== 'info') process.stderr.write(`${file}:${line} ${message}\n`)
}
