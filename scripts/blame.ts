// cardfile blame CARD

import type { Command } from 'commander'
import { fieldsByKey } from '../src/contact/index.ts'
import { nameBelow } from '../src/disk/index.ts'
import { type BlamedPart, blameOf, isStop, openClone } from '../src/git/index.ts'
import { type Report, renderReport } from '../src/reports/index.ts'
import { chooseCard } from './choose-card.ts'
import { failed } from './refusal.ts'
import { openSession, printJson, type Session } from './session.ts'
import { hasColor, terminalWidth } from './terminal.ts'

export function define(command: Command): void {
  command
    .argument('<card>', 'its slug, or any unambiguous part of its name')
    .addHelpText('after', '\n  cardfile blame ada')
    .action(async (typed: string) => {
      const session = openSession(command)
      const contact = await chooseCard(session, typed)
      const clone = await openClone(session.folder)
      if (isStop(clone)) return failed(clone.message, clone.hint)
      const place = clone.prefix + nameBelow(session.folder, contact.file)
      const parts = await blameOf(clone, place, contact.card)
      if (session.json) return printJson(parts)
      const report = reportOf(parts, contact.name, session)
      process.stdout.write(await renderReport(report, 'text', { width: terminalWidth(), color: hasColor() }))
    })
}

function reportOf(parts: readonly BlamedPart[], title: string, { book, today }: Session): Report {
  const labels = fieldsByKey(book.config)
  const row = ({ key, text, setter }: BlamedPart) => ({
    field: labels.get(key)?.label ?? (key === 'log' ? 'Log' : key === 'notes' ? 'Notes' : key),
    text: text.length > 60 ? `${text.slice(0, 59)}…` : text,
    by: setter?.by ?? 'not committed yet',
    date: setter?.date,
    commit: setter?.commit.slice(0, 7),
  })
  const isLog = ({ key }: BlamedPart) => key === 'log'
  return {
    id: 'blame',
    title,
    today,
    columns: [
      { key: 'field', label: 'Field', type: 'text' },
      { key: 'text', label: 'What stands', type: 'text' },
      { key: 'by', label: 'By', type: 'text' },
      { key: 'date', label: 'Day', type: 'date' },
      { key: 'commit', label: 'Commit', type: 'text' },
    ],
    groups: [
      { id: 'fields', title, rows: parts.filter((one) => !isLog(one)).map(row) },
      { id: 'log', title: 'Log', rows: parts.filter(isLog).map(row) },
    ],
    empty: 'The card is empty.',
  }
}
