// The merge driver in a clone, for those who call git themselves. Source: gitattributes(5), "Defining a custom merge driver".

import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Clone } from './clone.ts'

export interface DriverState {
  /** True where git asks the driver for cards, and for the settings and other YAML of the book. */
  readonly isAsked: boolean
  /** The command line that this clone has; undefined where it has none. */
  readonly line: string | undefined
}

export async function driverState({ git, prefix }: Clone): Promise<DriverState> {
  const missing = await missingAttributes({ git, prefix })
  const line = (await git.run(['config', '--get', 'merge.cardfile.driver'])).trim()
  return { isAsked: missing.length === 0, line: line === '' ? undefined : line }
}

/** The lines that .gitattributes lacks, whatever it says in other words. */
async function missingAttributes({ git, prefix }: Pick<Clone, 'git' | 'prefix'>): Promise<string[]> {
  const kinds = [
    { line: `${prefix}**/*.md`, examples: ['a/card.md', 'card.md', '_templates/person.md'] },
    { line: `${prefix}**/*.yaml`, examples: ['cardfile.yaml', '_views/mine.yaml'] },
  ]
  const files = kinds.flatMap(({ examples }) => examples.map((file) => prefix + file))
  const printed = (await git.run(['check-attr', '-z', 'merge', '--', ...files])).split('\0')
  const isAsked = (file: string) => printed[printed.indexOf(prefix + file) + 2] === 'cardfile'
  return kinds.filter(({ examples }) => !examples.every(isAsked)).map(({ line }) => `${line} merge=cardfile`)
}

/**
 * What git runs. Where the program is missing or fails, git merges by lines: without that, a missing driver would leave
 * our version without a mark, and theirs would be lost with the next commit.
 * @param program how a shell calls cardfile
 */
export function driverLine(program: string): string {
  const byLines = 'git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B'
  return `${program} merge-driver %O %A %B %P; r=$?; if [ $r -ge 126 ]; then ${byLines}; r=$?; fi; exit $r`
}

/**
 * Configures the clone, and adds lines to .gitattributes, or to the clone's own info/attributes, where git does not ask the
 * driver yet.
 */
export async function installDriver(clone: Clone, program: string): Promise<{ wroteAttributes: boolean }> {
  const { git, root } = clone
  await git.run(['config', 'merge.cardfile.driver', driverLine(program)])
  // Second: a driver with a name and no command stops every merge.
  await git.run(['config', 'merge.cardfile.name', 'cardfile: cards are merged field by field'])
  const missing = await missingAttributes(clone)
  if (missing.length === 0) return { wroteAttributes: false }
  const isServed = await isOfServer(git)
  const own = (await git.run(['rev-parse', '--git-path', 'info/attributes'])).trim()
  const file = isServed ? path.resolve(root, own) : path.join(root, '.gitattributes')
  await mkdir(path.dirname(file), { recursive: true })
  const before = await readFile(file, 'utf8').catch(() => '')
  await appendFile(file, `${before === '' || before.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`)
  return { wroteAttributes: !isServed }
}

/**
 * Of these paths those that git knows and that an office's server takes no change of: it takes cards, and what belongs to
 * them. New files beside the cards stay in the clone anyway.
 */
export async function unsendable({ git, prefix }: Clone, paths: readonly string[]): Promise<string[]> {
  const isBeside = (file: string) =>
    prefix === '' ? /^\.(?!obsidian\/)/.test(file) : !file.startsWith(prefix)
  const beside = paths.filter(isBeside)
  if (beside.length === 0 || !(await isOfServer(git))) return []
  const known = await git.run([
    'ls-files',
    '-z',
    '--full-name',
    '--',
    ...beside.map((file) => `:(top,literal)${file}`),
  ])
  return known.split('\0').filter(Boolean)
}

async function isOfServer(git: Clone['git']): Promise<boolean> {
  return SERVED.test(await git.run(['config', '--get-regexp', '^remote\\..*\\.url$']))
}

/** An office's server takes no .gitattributes from a push: there each clone keeps the lines to itself. */
const SERVED = /^\S+ https?:\/\/\S+\/git\/book\.git\/?$/m
