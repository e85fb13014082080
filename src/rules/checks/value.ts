// A value that its field's type does not accept: one rule for each type, all by the same check.

import type { Contact, FieldValue } from '../../contact/index.ts'
import type { Fix } from '../../text/index.ts'
import { clip, fixText, textRange } from '../place.ts'
import type { Finding, Rule } from '../types.ts'
import type { Meant, Mend } from './mend/mend.ts'

/** The rule `value-<type>`. `mend` says what was meant, where that can be told. */
export function valueRule(type: string, about: Pick<Rule, 'title' | 'why' | 'remedy'>, mend?: Mend): Rule {
  return {
    id: `value-${type}`,
    severity: 'error',
    reads: 'front-matter',
    type,
    ...about,
    check: function* (contact, context) {
      for (const { field, values } of context.ofType(contact, type)) {
        for (const value of values) {
          // Blanks around a value are value-blank, and what is empty is value-empty.
          const text = value.text.trim()
          if (text === '') continue
          const problem = field.type.check(text, context.book.config, field)
          if (problem === undefined) continue
          const meant = mend?.(value, context, field)
          const isOnly = values.length === 1
          const fix = meant && fixOf(contact, value, meant, isOnly)
          yield {
            range: textRange(contact, value),
            message: `${field.label}: ${clip(problem.message, 160)}`,
            hint: meant === undefined ? problem.hint : hintOf(meant),
            fix,
          } satisfies Finding
        }
      }
    },
  }
}

function hintOf(meant: Meant): string {
  if ('hint' in meant) return meant.hint
  return 'text' in meant ? `Write "${clip(meant.text)}".` : `Write it as a list: ${clip(meant.source)}.`
}

function fixOf(contact: Contact, value: FieldValue, meant: Meant, isOnly: boolean): Fix | undefined {
  if ('hint' in meant) return undefined
  if ('text' in meant) return fixText(contact, value, meant.text, meant.safe)
  const { source: text, safe } = meant
  const [start, end] = value.range
  const isOneLine = !/[\r\n]|^[|>]/.test(contact.card.text.slice(start, end))
  const isScalar = contact.card.entries.some((one) => one.style === 'scalar' && one.valueRange[0] === start)
  if (!isOnly || !isScalar || !isOneLine) return undefined
  return { title: `Write ${clip(text)}`, safe, edits: [{ start, end, text }] }
}
