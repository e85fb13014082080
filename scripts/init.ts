// cardfile init [DIR] [--title TEXT] [--ci KIND]... [--cardfile SPEC]: a book of one's own; on a book, only its pipelines.

import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Command, Option } from 'commander'
import {
  currencyOf,
  PIPELINES,
  type Pipeline,
  pipelineFiles,
  type StarterFile,
  type StarterWish,
  starterFiles,
} from '../src/actions/index.ts'
import { beginRepository, gitPerson, installDriver, isStop, openClone } from '../src/git/index.ts'
import { dateIn } from '../src/text/index.ts'
import { packProgram } from './pack-program.ts'
import { failed, misused } from './refusal.ts'
import { dryRun, printJson } from './session.ts'
import { dim, green, yellow } from './terminal.ts'
import { thisProgram } from './this-program.ts'

interface Options {
  readonly title?: string
  readonly ci: readonly Pipeline[]
  readonly cardfile?: string
  readonly git: boolean
  readonly dryRun?: boolean
}

/** What may lie in a folder in which a book is begun: what a new repository on a server comes with. */
const HARMLESS =
  /^(\.git|\.cardfile|\.gitignore|\.gitattributes|readme(\..*)?|licen[cs]e(\..*)?|\.DS_Store)$/i

export function define(command: Command): void {
  const more = (kind: Pipeline, before: readonly Pipeline[]) => [...new Set([...before, kind])]
  command
    .argument('[dir]', 'a new folder, or an empty one; with --ci also one that has a book, or else this one')
    .option('--title <text>', 'what the book is called')
    .addOption(
      new Option('--ci <system>', `write its pipeline too, once or more: ${PIPELINES.join(', ')}`)
        .argParser((kind: string, before: readonly Pipeline[]) => more(pipelineFrom(kind), before))
        .default([], 'none'),
    )
    .option(
      '--cardfile <spec>',
      'what npm installs there: a version or a git address, instead of this very program',
    )
    .option('--no-git', 'make no repository')
    .addOption(dryRun())
    .addHelpText('after', '\n  cardfile init my-contacts --ci github\n  cardfile init --ci gitlab')
    .action(async (given: string | undefined, options: Options) => {
      const dir = given ?? (options.ci.length > 0 ? '.' : misused("missing required argument 'dir'"))
      const names = await readdir(dir).catch((error: NodeJS.ErrnoException): string[] =>
        error.code === 'ENOENT' ? [] : failed(`"${dir}" can't be read: ${error.message}`),
      )
      const isBook = names.includes('contacts')
      if (isBook && options.ci.length === 0)
        misused(
          `there is a book in "${dir}" already.`,
          `To add a pipeline to it: cardfile init ${dir} --ci github`,
        )
      if (!isBook && names.some((name) => !HARMLESS.test(name)))
        misused(`"${dir}" is not empty.`, 'Name a new folder, or an empty one.')
      const isDry = options.dryRun ?? false
      if (!isDry) await mkdir(dir, { recursive: true })
      const cardfile = await programFor(dir, names, options)
      const wish = await wishFor(names.length === 0 && isDry ? '.' : dir, options, cardfile ?? '')
      const pipelines = options.ci.flatMap(pipelineFiles)
      const isMissing = (file: StarterFile) =>
        !isBook || (file.path === 'package.json' && cardfile !== undefined)
      const files = [...starterFiles(wish).filter(isMissing), ...pipelines]
      const { made, kept } = isDry ? wouldWrite(files, dir) : await writeNew(dir, files)
      const begun = !isBook && options.git && !isDry ? await begin(dir) : undefined
      const json = command.optsWithGlobals<{ json?: boolean }>().json
      if (json) return printJson({ dir, made, kept, repository: begun?.isNew ?? false, written: !isDry })
      for (const file of kept) process.stdout.write(`${yellow('kept')}  ${file} ${dim('(it was there)')}\n`)
      for (const file of made) process.stdout.write(`${isDry ? 'would make' : green('made')}  ${file}\n`)
      if (isDry) return
      if (begun && !begun.isKnown)
        process.stdout.write(
          'git does not know you yet: git config --global user.name "..." and user.email "..."\n',
        )
      process.stdout.write(isBook ? '' : nextSteps(dir, wish))
    })
}

function pipelineFrom(kind: string): Pipeline {
  const found = PIPELINES.find((one) => one === kind)
  return (
    found ?? misused(`--ci: "${kind}" is no system that is known here.`, `There are ${PIPELINES.join(', ')}.`)
  )
}

/** What package.json is to ask npm for; undefined where the book has its package.json already. */
async function programFor(
  dir: string,
  names: readonly string[],
  options: Options,
): Promise<string | undefined> {
  if (names.includes('package.json')) return undefined
  if (options.cardfile !== undefined) return options.cardfile
  if (options.dryRun) return 'file:.cardfile'
  return `file:.cardfile/${await packProgram(path.resolve(dir, '.cardfile'))}`
}

async function wishFor(dir: string, { title }: Options, cardfile: string): Promise<StarterWish> {
  const { name, email } = await gitPerson(dir)
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions()
  const country = regionOf(locale)
  const handle =
    (name ?? email ?? 'me')
      .split(/[\s@]/)[0]
      ?.toLowerCase()
      .replace(/[^a-z0-9]/g, '') || 'me'
  return {
    title: title ?? 'Contacts',
    timezone: timeZone,
    country,
    currency: currencyOf(country),
    handle,
    name: name ?? 'Me',
    email,
    today: dateIn(timeZone, new Date()),
    cardfile,
  }
}

/** The region of the language that the system speaks, such as GB of en_GB.UTF-8; GB where none is told. */
function regionOf(locale: string): string {
  const { LC_ALL, LC_MONETARY, LANG } = process.env
  const told = (LC_ALL || LC_MONETARY || LANG || locale).split('.')[0]?.replace('_', '-') ?? ''
  const region = /^[a-z]{2,3}-([A-Z]{2})$/.exec(told)?.[1] ?? new Intl.Locale(locale).region
  return region ?? 'GB'
}

/** Writes the files that are not there yet; a file that is there is left alone. */
async function writeNew(
  dir: string,
  files: readonly StarterFile[],
): Promise<{ made: string[]; kept: string[] }> {
  const made: string[] = []
  const kept: string[] = []
  for (const { path: name, text, isExecutable } of files) {
    const target = path.join(dir, name)
    await mkdir(path.dirname(target), { recursive: true })
    try {
      await writeFile(target, text, { flag: 'wx' })
      if (isExecutable) await chmod(target, 0o755)
      made.push(name)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST') failed(`${target}: ${message}`)
      kept.push(name)
    }
  }
  return { made, kept }
}

/** What `writeNew` would do, with nothing written. */
function wouldWrite(files: readonly StarterFile[], dir: string) {
  const isThere = ({ path: name }: StarterFile) => existsSync(path.join(dir, name))
  const names = (some: readonly StarterFile[]) => some.map((file) => file.path)
  return { made: names(files.filter((file) => !isThere(file))), kept: names(files.filter(isThere)) }
}

async function begin(dir: string) {
  const begun = await beginRepository(dir, 'Begin the book').catch((error: Error) =>
    /ENOENT/.test(error.message)
      ? failed(
          'the files are there, but there is no git on this computer to make a repository of them.',
          `Install it, from https://git-scm.com/, then: cd ${dir}, git init, git add ., git commit`,
        )
      : failed(`the files are there, but git could not make a repository of them: ${error.message.trim()}`),
  )
  const clone = await openClone(path.join(dir, 'contacts'))
  if (!isStop(clone)) await installDriver(clone, thisProgram())
  return begun
}

/** What was taken from this computer is said: phone numbers of another country would be read as of this one. */
function nextSteps(dir: string, { country, timezone, currency }: StarterWish): string {
  return `
Taken from this computer: country ${country}, time zone ${timezone}, currency ${currency}.
Wrong? Put them right in ${path.join(dir, 'contacts/cardfile.yaml')} before you import: phone numbers without a country code are read by the country.

Next:
  cd ${dir}
  npm install
  npx cardfile due
  npx cardfile new "Your first contact" --next "Call" --due mon
`
}
