// Commits what a person changed in the book, as git would for them: with their hooks and their signature.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseCard } from '../card/index.ts'
import { type Config, readContact } from '../contact/index.ts'
import { changeOf } from '../merge/index.ts'
import type { LocalChange } from './changes.ts'
import { type Clone, type Stop, stop } from './clone.ts'
import { type ChangedFile, commitMessage } from './message.ts'
import { isCard } from './plan.ts'
import { QUIETLY, said } from './run.ts'

/** The message of the commit of these changes. A card that took another file name counts as one change. */
export function messageFor(
  changes: readonly LocalChange[],
  config: Config,
  clone: Pick<Clone, 'prefix'>,
): string {
  const cards = changes.filter((one) => isCard(one.path, clone))
  const gone = cards.filter((one) => one.isGone)
  const formerly = new Map<LocalChange, LocalChange>()
  for (const one of cards.filter(({ isNew }) => isNew)) {
    const name = nameOf(one.after, config)
    const old = gone.find((other) => nameOf(other.before, config) === name)
    if (name === undefined || old === undefined) continue
    formerly.set(one, old)
    gone.splice(gone.indexOf(old), 1)
  }
  const renamed = new Set(formerly.values())
  const files = changes
    .filter((one) => !renamed.has(one))
    .map((one): ChangedFile => {
      if (!isCard(one.path, clone)) return { path: one.path }
      const after = one.isGone ? undefined : (one.after ?? '')
      const before = formerly.get(one)?.before ?? one.before
      return { path: one.path, change: changeOf(before, after, one.path, config) }
    })
  return commitMessage(files, clone.prefix)
}

function nameOf(text: string | undefined, config: Config): string | undefined {
  return text === undefined
    ? undefined
    : readContact(parseCard(text, ''), config).values.get('name')?.[0]?.text
}

/** @returns undefined when committed; a hook may refuse */
export async function save(
  clone: Clone,
  changes: readonly LocalChange[],
  message: string,
): Promise<Stop | undefined> {
  const { git, store } = clone
  const file = path.join(store, `message-${process.pid}`)
  const paths = ['--pathspec-from-file=-', '--pathspec-file-nul']
  const namesOf = (some: readonly LocalChange[]) => some.map((one) => `${one.path}\0`).join('')
  await mkdir(store, { recursive: true })
  await writeFile(file, message)
  try {
    const known = new Set((await git.run(['ls-files', '-z'])).split('\0'))
    const toAdd = changes.filter((one) => !one.isGone || known.has(one.path))
    if (toAdd.length > 0) await git.run(['--literal-pathspecs', 'add', ...paths], { input: namesOf(toAdd) })
    const commit = ['--literal-pathspecs', ...QUIETLY, 'commit', '--quiet', '--only', '-F', file, ...paths]
    await git.run(commit, { input: namesOf(changes) })
    return undefined
  } catch (error) {
    return stop(
      'not-saved',
      `git did not take the changes: ${said(error)}`,
      'Nothing was sent. Make it right, then run cardfile sync again.',
    )
  } finally {
    await rm(file, { force: true })
  }
}
