// Why YAML that some parser reads is refused in a card, in words for people.

export type Refusal = readonly [rule: string, message: string, hint: string]

export const NESTED: Refusal = [
  'yaml-nested',
  'A value stands inside another value.',
  'A value is one line of text or a list of lines; give each detail a key of its own.',
]

export const ANCHORED: Refusal = [
  'yaml-anchor',
  'A value uses a YAML anchor or alias.',
  'Write the value out, or quote it if it begins with & or *.',
]

export const TAGGED: Refusal = [
  'yaml-tag',
  'A value carries a YAML tag.',
  'Remove the word that begins with "!"; fields give values their types.',
]

/** A parser's error in words for people. */
export function explain(error: { code: string; message: string }): Refusal {
  const said = error.message.replace(/ at line \d+.*$/s, '').replace(/\s+/g, ' ')
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['yaml-tab', 'The line is indented by a tab.', 'Indent by spaces.']
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
      return ANCHORED
    case 'TAG_RESOLVE_FAILED':
      return TAGGED
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return [
        'yaml-syntax',
        'The line can be read as two keys at once.',
        'Put the value in quotes: a value with ": " in it needs them.',
      ]
    case 'MULTIPLE_DOCS':
      return [
        'yaml-syntax',
        'A line "..." or "---" ends the front matter too early.',
        'Keep the front matter in one piece.',
      ]
    default:
      return [
        'yaml-syntax',
        `The front matter can't be read here: ${said}.`,
        'Write "key: value"; quote values with special characters.',
      ]
  }
}

export const UNPRINTABLE: Refusal = [
  'control-character',
  'The value has a control character in it.',
  'Type the value anew.',
]

export const LINES: Refusal = [
  'value-lines',
  'The value has more than one line.',
  'Keep it to one line; longer text belongs into the notes below.',
]
