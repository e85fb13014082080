// What mails and conversations would write: the plan is shown, asked about, and written as one commit.

import type { ImportPlan, PlannedRecord } from '../src/formats/index.ts'
import { printable, type Report, renderReport } from '../src/reports/index.ts'
import type { Diagnostic } from '../src/text/index.ts'
import { sayDiagnostics } from './import-diagnostics.ts'
import { misused } from './refusal.ts'
import { printJson, type Session } from './session.ts'
import { canAsk, dim, green, hasColor, terminalWidth } from './terminal.ts'
import { writeTogether } from './write-together.ts'

export interface HowToWrite {
  readonly yes?: boolean
  readonly dryRun?: boolean
  readonly all?: boolean
}

/** So many lines of a plan are shown, unless --all asks for the rest; what is rejected is always shown. */
const SHOWN = 20

/**
 * Ends with status 2 where somebody had to be asked and nobody is there. Sets status 1 where something did not come in.
 * @param source of what the plan is, for the commit: `mail`, `call.vtt`
 * @param more   what --json tells beside the plan
 * @returns false for a dry run and where nothing was to be written
 */
export async function carryOut(
  session: Session,
  plan: ImportPlan,
  diagnostics: readonly Diagnostic[],
  how: HowToWrite,
  source: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<boolean> {
  if (!session.json) process.stdout.write(await sayPlan(plan, diagnostics, how.all ?? false))
  const isWanted = !how.dryRun && plan.files.length > 0
  if (isWanted && !how.yes) await confirm(session, plan)
  const isCommit = isWanted && (await write(session, plan, source))
  if (session.json) {
    const { counts, lines, files } = plan
    const paths = files.map(({ path, change }) => ({ path, change }))
    printJson({ counts, lines, diagnostics, files: paths, written: isWanted, ...more })
  } else process.stdout.write(sayEnd(plan, isWanted, isCommit))
  if (plan.counts.reject > 0 || diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = 1
  return isWanted
}

function write(session: Session, plan: ImportPlan, source: string): Promise<boolean> {
  const files = plan.files.map(({ path, text }) => [`${session.folder}/${path}`, text ?? ''] as const)
  return writeTogether(session, new Map(files), `Log ${printable(source)}: ${added(plan)}`)
}

/** `3 entries on 2 cards`. */
function added({ counts, files }: ImportPlan): string {
  const entries = counts.update === 1 ? '1 entry' : `${counts.update} entries`
  return `${entries} on ${files.length === 1 ? '1 card' : `${files.length} cards`}`
}

async function confirm(session: Session, plan: ImportPlan): Promise<void> {
  if (session.json || !canAsk())
    misused(`this would add ${added(plan)}.`, 'Say --yes to do it, or --dry-run to look only.')
  const prompts = await import('@clack/prompts')
  const answer = await prompts.confirm({ message: `Add ${added(plan)}?`, initialValue: true })
  if (prompts.isCancel(answer) || !answer) misused('nothing was written.')
}

async function sayPlan(plan: ImportPlan, diagnostics: readonly Diagnostic[], all: boolean): Promise<string> {
  const of = (action: PlannedRecord['action']) => plan.lines.filter((line) => line.action === action)
  const quiet = [...of('update'), ...of('skip')]
  const lines = [...quiet.slice(0, all ? undefined : SHOWN), ...of('reject')]
  const rest = plan.lines.length - lines.length
  const how = { width: terminalWidth(), color: hasColor() }
  return [
    ...(lines.length > 0 ? [await renderReport(reportOf(lines), 'text', how)] : []),
    ...(rest > 0 ? [dim(`and ${rest} more; --all shows them\n`)] : []),
    sayDiagnostics(diagnostics, all),
  ].join('')
}

function reportOf(lines: readonly PlannedRecord[]): Report {
  const columns = [
    { key: 'action', label: 'Plan', type: 'text' },
    { key: 'slug', label: 'Card', type: 'text' },
    { key: 'name', label: 'Subject', type: 'text' },
    { key: 'reason', label: 'Why', type: 'text' },
  ] as const
  const rows = lines.map(({ action, name, slug, reason }) => ({
    action: action === 'update' ? 'add' : action,
    slug,
    name,
    reason,
  }))
  return {
    id: 'mail',
    title: 'Plan',
    today: '',
    columns,
    groups: [{ id: 'plan', title: 'Plan', rows }],
    empty: '',
  }
}

function sayEnd(plan: ImportPlan, isWritten: boolean, isCommit: boolean): string {
  const { update, skip, reject } = plan.counts
  const count = `add ${update}, skip ${skip}, reject ${reject}`
  if (plan.files.length === 0) return `${count}: nothing to write.\n`
  if (!isWritten) return `${count}; nothing was written.\n`
  return `${green('Logged')}: ${count}.\n${isCommit ? dim('To take it back: cardfile undo\n') : ''}`
}
