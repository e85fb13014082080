import type { Rule } from '../types.ts'

export const valueComment: Rule = {
  id: 'value-comment',
  title: 'Value that is a comment',
  severity: 'warning',
  why: 'From a # on, a line is a remark that no program reads: tags: #uk is a key without a value.',
  remedy: 'Leave the # away, or put the value in quotes. A remark has a blank behind its #.',
  reads: 'front-matter',
  check: function* (contact) {
    for (const { key, style, valueRange, range } of contact.card.entries) {
      if (style !== 'empty') continue
      const behind = contact.card.text.slice(valueRange[1], range[1])
      const hit = /^[ \t]+(#[^\s#][^\r\n]*)/.exec(behind)
      const source = hit?.[1]?.trimEnd()
      if (hit === null || source === undefined) continue
      const start = valueRange[1] + hit[0].indexOf('#')
      yield {
        range: [start, start + source.length],
        message: `"${key}" has no value: "${source.slice(0, 40)}" is a comment.`,
        hint: 'Leave the # away, or put the value in quotes.',
      }
    }
  },
}
