import { pipelineOf } from '../../../contact/index.ts'
import { nearest } from '../../../text/index.ts'
import { hasKnownKind } from '../../place.ts'
import type { Rule } from '../../types.ts'
import { entriesOf, firstLine, wordRange } from './part.ts'
import { stageMove } from './stage-move.ts'

export const logStage: Rule = {
  id: 'log-stage',
  title: 'Stage move that can not be read',
  severity: 'warning',
  why: 'The history of the stages, and the days a deal spent in each, come from these entries.',
  remedy: 'Write the former stage, an arrow and the new stage: stage @sam: lead -> prospect.',
  reads: 'log',
  check: function* (contact, { book }) {
    if (!hasKnownKind(contact)) return
    const stages = book.config.stages[pipelineOf(contact.kind)]
    for (const entry of entriesOf(contact)) {
      if (entry.kind !== 'stage') continue
      const move = stageMove(entry, stages)
      if (move === undefined || move.to === '') {
        yield {
          range: firstLine(contact, entry),
          message: 'The stage move has no arrow and new stage.',
          hint: 'Write it as "lead -> prospect".',
        }
        continue
      }
      const unknown = [move.from, move.to].find((stage) => stage !== '' && !stages.includes(stage))
      if (stages.length === 0 || unknown === undefined) continue
      const near = nearest(unknown, stages)
      yield {
        range: wordRange(contact, entry, unknown),
        message: `"${unknown}" is no stage of this pipeline.`,
        hint: near === undefined ? `Its stages are ${stages.join(', ')}.` : `Did you mean "${near}"?`,
      }
    }
  },
}
