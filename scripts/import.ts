// cardfile import FILE... [--dry-run] [--yes]: reads, asks what it must not guess, plans, shows the plan, asks, writes.

import { basename } from 'node:path'
import type { Command } from 'commander'
import { nameBelow, readBook } from '../src/disk/index.ts'
import { type ImportPlan, planTogether } from '../src/formats/index.ts'
import { deletedCards, finishInterrupted } from '../src/git/index.ts'
import { printable } from '../src/reports/index.ts'
import { type Answers, askAbout, recordsOf, remarksOn, whatIsUnclear } from './import-ask.ts'
import { confirmPlan } from './import-confirm.ts'
import { sayDiagnostics } from './import-diagnostics.ts'
import { doublesOfImport, sayDoublesOfImport } from './import-doubles.ts'
import { isRefused, readInputs } from './import-input.ts'
import { defineOptions, type ImportOptions } from './import-options.ts'
import { checkName, presetToSave, readPresets } from './import-presets.ts'
import { openProgress, type Progress } from './import-progress.ts'
import { checkRejects, sayRejects, setAsideOf, writeRejects } from './import-rejects.ts'
import { sayEnd, sayFile, sayPlan } from './import-say.ts'
import { readSettings, withSettings } from './import-settings.ts'
import { failed, misused } from './refusal.ts'
import { bookFolder, openSession, printJson, type Session, todayOf } from './session.ts'
import { canAsk, yellow } from './terminal.ts'
import { memberTyped } from './user.ts'
import { writeTogether } from './write-together.ts'

export function define(command: Command): void {
  defineOptions(command)
  command.action(async (files: string[], options: ImportOptions) => {
    const isDry = options.dryRun ?? false
    await finish(command)
    const opened = openSession(command)
    const { json, folder } = opened
    if (options.owner !== undefined) memberTyped(opened, options.owner)
    const own = readPresets(folder)
    checkName(options.as, own)
    const reading = openProgress(json)
    const given = await readInputs(files, options, opened, own, reading)
    reading.end()
    const isAsked = !json && !options.yes && canAsk()
    const before = readSettings(folder)
    const asked: Answers = isAsked
      ? await askAbout(given, opened, options, before)
      : { inputs: given, settings: before, saves: [] }
    const { inputs, settings } = asked
    const unclear = isAsked ? undefined : whatIsUnclear(inputs, settings)
    if (unclear !== undefined && !isDry) misused(unclear.message, unclear.hint)
    const session = settings.text === (before.before ?? '') ? opened : withSettings(opened, settings)

    const progress = openProgress(json)
    const made = await planFor(session, asked, options, progress)
    const { plan } = made
    const asides = setAsideOf(inputs, plan)
    checkRejects(options.rejects, asides, inputs)
    const about = inputs.flatMap((input) => [...input.read.diagnostics, ...remarksOn(input, session)])
    const diagnostics = [...about, ...plan.diagnostics]
    progress.step('Comparing with who is there')
    const doubles = doublesOfImport(session, plan)
    progress.end()
    if (!json) {
      for (const { file, read } of inputs) process.stdout.write(sayFile(file, read))
      process.stdout.write(await sayPlan(plan, options.all ?? false))
      process.stdout.write(sayDiagnostics(diagnostics, options.all))
      if (made.since !== undefined)
        process.stdout.write(
          `${yellow('Deleted contacts')} were looked for ${made.since === '' ? 'in vain' : `back to ${made.since} only`}: the history is too long.\n`,
        )
      if (unclear !== undefined)
        process.stdout.write(
          `${yellow('To be said before it is written:')} ${printable(unclear.message)} ${unclear.hint}\n`,
        )
      process.stdout.write(sayDoublesOfImport(doubles))
    }

    const extra = extraFiles(asked, options, own, session)
    const hasFiles = plan.files.length + extra.size > 0
    const isBad = plan.counts.reject > 0 || inputs.some(isRefused)
    const isBlocked = isBad && !options.onlyValid && !isAsked
    const isWanted = hasFiles && !isDry && !isBlocked
    const isAgreed = isWanted && (options.yes || (await confirmPlan(session, plan, asides, options)))
    const isCommit = isAgreed ? await writeAll(session, plan, extra, files, asked, progress) : false
    const wantsRejects = options.rejects !== undefined || isAgreed === 'with-rejects'
    const rejects = wantsRejects && !isDry ? await writeRejects(asides, options.rejects) : []
    if (json) {
      const { counts, lines } = plan
      const pairs = doubles.pairs.map(({ keep, other }) => [keep.slug, other.slug])
      const changeOf = (old: string | undefined) => (old === undefined ? 'create' : 'update')
      const paths = [
        ...plan.files.map(({ path, change }) => ({ path, change })),
        ...[...extra].map(([file, { before: old }]) => ({
          path: nameBelow(folder, file),
          change: changeOf(old),
        })),
      ]
      const done = { written: isAgreed !== false, committed: isCommit, rejects }
      printJson({ counts, lines, diagnostics, doubles: pairs, files: paths, ...done })
    } else {
      process.stdout.write(
        sayEnd(plan, { isWritten: isAgreed !== false, isCommit, isBlocked: isBlocked && !isDry, hasFiles }),
      )
      process.stdout.write(sayRejects(rejects))
    }
    // What was set aside did not come in: a script that has not said that it knows has to hear of it.
    const { create, update, skip, reject } = plan.counts
    const isAllBad = reject > 0 && create + update + skip === 0
    const isUnheard = isBad && isAgreed === false && (!options.onlyValid || isAllBad)
    if (isUnheard || unclear !== undefined || inputs.some(isRefused)) process.exitCode = 1
  })
}

/** A run that was killed while it wrote is finished first: the plan is made from a whole book. */
async function finish(command: Command): Promise<void> {
  const folder = bookFolder(command)
  const read = () => {
    const book = readBook(folder)
    return { book, today: todayOf(command, book), folder }
  }
  const refused = await finishInterrupted(folder, { read, now: Date.now })
  if (refused !== undefined) failed(refused.message, refused.hint)
}

async function planFor(
  session: Session,
  { inputs }: Answers,
  { revive = false }: ImportOptions,
  progress: Progress,
): Promise<{ plan: ImportPlan; since?: string }> {
  const { book, folder, today } = session
  const records = inputs.flatMap((input) => recordsOf(input, session))
  const found = inputs.flatMap(({ read }) => read.interactions ?? [])
  progress.step('Looking for deleted contacts')
  const deleted = records.length === 0 ? undefined : await deletedCards(folder)
  progress.step('Planning', records.length)
  const plan = planTogether(records, found, book, {
    today,
    folder: folder.replaceAll('\\', '/').replace(/\/+$/, ''),
    deleted: deleted?.cards ?? [],
    revive,
    progress: (done) => progress.at(done),
  })
  return { plan, ...(deleted?.since === undefined ? {} : { since: deleted.since }) }
}

/** What comes along with the contacts: the settings, where an answer changed them, and presets. By path. */
function extraFiles(
  { inputs, settings, saves }: Answers,
  { savePreset, dates }: ImportOptions,
  own: ReturnType<typeof readPresets>,
  { folder }: Session,
): Map<string, { readonly text: string; readonly before: string | undefined }> {
  const extra = new Map<string, { text: string; before: string | undefined }>()
  if (settings.text !== (settings.before ?? ''))
    extra.set(settings.file, { text: settings.text, before: settings.before })
  const table = inputs.find(({ read }) => read.mapping !== undefined)
  if (savePreset !== undefined && table === undefined)
    misused('--save-preset: none of the files is a table.', 'Presets are for CSV files and workbooks.')
  const wanted = savePreset !== undefined && table ? [{ name: savePreset, input: table }] : saves
  for (const { name, input } of wanted) {
    const { source, bought, owner, country } = input.facts
    const order = input.how.dates ?? dates
    const facts = {
      ...(order === undefined ? {} : { dates: order }),
      ...(country === undefined ? {} : { country }),
      ...(owner === undefined ? {} : { owner }),
      ...((bought ?? source) === undefined ? {} : { source: bought ?? source ?? '' }),
      ...(bought === undefined ? {} : { bought: true as const }),
    }
    const preset = presetToSave(name, input.read, facts, own, folder)
    if (preset.text !== preset.before) extra.set(preset.file, preset)
  }
  return extra
}

/** @returns true where it is a commit */
async function writeAll(
  session: Session,
  plan: ImportPlan,
  extra: ReturnType<typeof extraFiles>,
  files: readonly string[],
  { saves }: Answers,
  progress: Progress,
): Promise<boolean> {
  const contents = new Map<string, string | Uint8Array>(
    plan.files.map(({ path, bytes, text }) => [`${session.folder}/${path}`, bytes ?? text ?? '']),
  )
  const before = new Map<string, string>()
  for (const [file, { text, before: old }] of extra) {
    contents.set(file, text)
    if (old !== undefined) before.set(file, old)
  }
  const { create, update } = plan.counts
  const names = files.map((file) => printable(basename(file))).join(', ')
  const preset = saves[0] === undefined ? '' : `, preset ${printable(saves[0].name)}`
  const message = `Import ${names}: ${create} new, ${update} changed${preset}`
  progress.step(`Writing ${contents.size.toLocaleString('en')} files`)
  try {
    return await writeTogether(session, contents, message, before)
  } finally {
    progress.end()
  }
}
