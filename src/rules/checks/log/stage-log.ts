import { interactionsOf, pipelineOf } from '../../../contact/index.ts'
import { hasKnownKind } from '../../place.ts'
import type { Rule } from '../../types.ts'
import { stageMove } from './stage-move.ts'

export const stageLog: Rule = {
  id: 'stage-log',
  title: 'Stage that the log contradicts',
  severity: 'warning',
  why: 'The last move in the log ends in another stage, so one of the two was forgotten, and the days in stage are wrong.',
  remedy: 'Add the missing move to the log (stage @sam: lead -> prospect), or correct the stage.',
  reads: 'front-matter',
  check: function* (contact, { book, today }) {
    const [value] = contact.values.get('stage') ?? []
    const stages = book.config.stages[pipelineOf(contact.kind)]
    if (value === undefined || !stages.includes(value.text) || !hasKnownKind(contact)) return
    let last: { date: string; to: string } | undefined
    for (const entry of interactionsOf(contact)) {
      if (entry.kind !== 'stage' || entry.date > today) continue
      const move = stageMove(entry, stages)
      if (move && (last === undefined || entry.date >= last.date)) last = { date: entry.date, to: move.to }
    }
    if (last === undefined || last.to === value.text || !stages.includes(last.to)) return
    yield {
      range: value.range,
      message: `The stage is "${value.text}", but the last move in the log, of ${last.date}, went to "${last.to}".`,
      hint: `Add "stage: ${last.to} -> ${value.text}" to the log, or correct the stage.`,
    }
  },
}
