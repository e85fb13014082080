// A value that its field's type does not accept: one rule for each type, all by the same check.

import { clip, fixText, textRange } from '../place.ts'
import type { Finding, Rule } from '../types.ts'
import type { Mend } from './mend/mend.ts'

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
          const fix = meant && fixText(contact, value, meant.text, meant.safe)
          yield {
            range: textRange(contact, value),
            message: `${field.label}: ${clip(problem.message, 160)}`,
            hint: meant === undefined ? problem.hint : `Write "${clip(meant.text)}".`,
            fix,
          } satisfies Finding
        }
      }
    },
  }
}
