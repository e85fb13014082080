// cardfile editors [EDITOR...] [--force] [--dry-run]: the files for editors of a book that is there, made anew from its settings.

import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Argument, type Command } from 'commander'
import { EDITORS, type Editor, type EditorFile, editorFiles, refresh } from '../src/actions/index.ts'
import { isStop, openClone, unsendable } from '../src/git/index.ts'
import { failed } from './refusal.ts'
import { dryRun, openSession, printJson } from './session.ts'
import { dim, green, yellow } from './terminal.ts'

interface Done {
  readonly path: string
  readonly state: 'made' | 'changed' | 'same' | 'kept'
  /** What of ours was left out. */
  readonly kept: readonly string[]
  readonly text?: string
}

export function define(command: Command): void {
  command
    .addArgument(new Argument('[editor...]', 'for these only').choices(EDITORS))
    .option('--force', 'put ours in place of what was changed by hand')
    .addOption(dryRun())
    .addHelpText(
      'after',
      `
Writes what editors need to know of this book: for VS Code snippets, tasks and settings, for Obsidian the types of
properties and a base, and JSON Schemas of cards and of cardfile.yaml. Run it again when the settings have changed.
What you changed by hand stays. docs/editors.md has vim, Emacs and others.
  cardfile editors
  cardfile editors obsidian`,
    )
    .action(async (which: readonly Editor[], { force = false, dryRun: isDry = false }: Options) => {
      const { folder, book, json } = openSession(command)
      const absolute = path.resolve(folder)
      const isInner = path.basename(absolute) === 'contacts'
      const root = isInner ? path.dirname(absolute) : absolute
      const files = editorFiles(book.config, isInner ? 'contacts/' : '', which.length > 0 ? which : EDITORS)
      const stuck = await stuckIn(folder, root, files)
      const done = files.map((file) => plan(root, file, force, stuck))
      if (!isDry)
        for (const { path: name, text } of done) if (text !== undefined) await write(root, name, text)
      if (json)
        return printJson(done.map(({ text, ...one }) => ({ ...one, written: !isDry && text !== undefined })))
      for (const one of done) process.stdout.write(say(one, isDry))
      if (!force && done.some(({ kept }) => kept.length > 0))
        process.stdout.write(
          `What you changed stays; ours instead: ${['cardfile editors', ...which].join(' ')} --force\n`,
        )
      if (done.every(({ state }) => state === 'same'))
        process.stdout.write('Everything is as it should be.\n')
    })
}

interface Options {
  readonly force?: boolean
  readonly dryRun?: boolean
}

/** Files of which a push would be refused: an office's server has them from its admin. */
async function stuckIn(
  folder: string,
  root: string,
  files: readonly EditorFile[],
): Promise<ReadonlySet<string>> {
  const clone = await openClone(folder)
  if (isStop(clone)) return new Set()
  const below = path.relative(clone.root, root).replaceAll('\\', '/')
  const prefix = below === '' ? '' : `${below}/`
  const found = await unsendable(
    clone,
    files.map((file) => prefix + file.path),
  )
  return new Set(found.map((name) => name.slice(prefix.length)))
}

function plan(root: string, file: EditorFile, force: boolean, stuck: ReadonlySet<string>): Done {
  const place = path.join(root, file.path)
  const before = existsSync(place) ? readFileSync(place, 'utf8') : undefined
  const { text, kept } = refresh(file, before, force)
  if (text === undefined) return { path: file.path, state: kept.length > 0 ? 'kept' : 'same', kept }
  if (stuck.has(file.path))
    return {
      path: file.path,
      state: 'kept',
      kept: ['your server takes no change of it by a push'],
    }
  return { path: file.path, state: before === undefined ? 'made' : 'changed', kept, text }
}

async function write(root: string, name: string, text: string): Promise<void> {
  const place = path.join(root, name)
  try {
    await mkdir(path.dirname(place), { recursive: true })
    await writeFile(place, text)
  } catch (error) {
    failed(`${name} can't be written: ${(error as Error).message}`)
  }
}

function say({ path: name, state, kept }: Done, isDry: boolean): string {
  if (state === 'same') return ''
  const would = { made: 'would make', changed: 'would change', kept: 'would keep' }
  const did = { made: green('made'), changed: green('changed'), kept: yellow('kept') }
  const left = kept.length === 0 ? '' : ` ${dim(`(${kept.join(', ')})`)}`
  return `${(isDry ? would : did)[state]}  ${name}${left}\n`
}
