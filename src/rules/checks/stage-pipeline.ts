import { pipelineOf } from '../../contact/index.ts'
import { hasKnownKind, KIND_WORDS } from '../place.ts'
import type { Rule } from '../types.ts'

export const stagePipeline: Rule = {
  id: 'stage-pipeline',
  title: 'Stage of the other pipeline',
  severity: 'error',
  why: 'People and organisations go one way, deals another; the card would be missing on its board.',
  remedy: "Take a stage of the kind's own pipeline; both are in cardfile.yaml under stages.",
  reads: 'front-matter',
  check: function* (contact, { book }) {
    const [value] = contact.values.get('stage') ?? []
    if (value === undefined || !hasKnownKind(contact)) return
    const stage = value.text.trim()
    const pipeline = pipelineOf(contact.kind)
    const own = book.config.stages[pipeline]
    const other = book.config.stages[pipeline === 'deal' ? 'contact' : 'deal']
    if (own.length === 0 || own.includes(stage)) return
    // In neither: value-stage says so, where both pipelines are configured.
    if (!other.includes(stage) && other.length > 0) return
    yield {
      range: value.range,
      message: `"${stage}" is no stage of ${KIND_WORDS[contact.kind]}.`,
      hint: `Its stages are ${own.join(', ')}.`,
    }
  },
}
