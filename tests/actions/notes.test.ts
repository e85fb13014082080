import { expect, test } from 'vitest'
import { editNotes, notesOf } from '../../src/actions/index.ts'
import { buildBook } from '../../src/book/index.ts'
import { parseCard } from '../../src/card/index.ts'
import { DEFAULT_CONFIG, readContact } from '../../src/contact/index.ts'

const read = (text: string) => readContact(parseCard(text, 'contacts/ada.md'), DEFAULT_CONFIG)

function edited(text: string, notes: string): string {
  const contact = read(text)
  const result = editNotes(buildBook([contact], DEFAULT_CONFIG), contact, notes, '2026-11-23')
  return 'diagnostics' in result ? `refused: ${result.diagnostics[0]?.rule}` : result.after.card.text
}

const HEAD = '---\nname: Ada\n---\n'

test.each([
  // why, card, notes, the card then
  [
    'a line in the middle',
    `${HEAD}\nOne\nTwo  \nThree\n\n## Log\n`,
    'One\nZwei\nThree',
    `${HEAD}\nOne\nZwei\nThree\n\n## Log\n`,
  ],
  ['lines that stay keep their spaces', `${HEAD}\nOne  \nTwo\n`, 'One\nZwei', `${HEAD}\nOne  \nZwei\n`],
  [
    'the first notes, before a log',
    `${HEAD}\n## Log\n\n- 2026-11-01: x\n`,
    'New',
    `${HEAD}\nNew\n\n## Log\n\n- 2026-11-01: x\n`,
  ],
  ['the first notes, without a log', HEAD, 'New\n\nMore', `${HEAD}\nNew\n\nMore\n`],
  ['no notes any more', `${HEAD}\nOld\n\n## Log\n`, '', `${HEAD}\n\n\n## Log\n`],
  [
    'CRLF stays CRLF',
    '---\r\nname: Ada\r\n---\r\n\r\nOne\r\nTwo\r\n',
    'One\nZwei',
    '---\r\nname: Ada\r\n---\r\n\r\nOne\r\nZwei\r\n',
  ],
  ['a heading of a log is text', `${HEAD}\nOne\n`, 'One\n## Log\nTwo', `${HEAD}\nOne\n\\## Log\nTwo\n`],
  ['nothing changed', `${HEAD}\n\n\nOne\n\n\n\n## Log\n`, 'One', `${HEAD}\n\n\nOne\n\n\n\n## Log\n`],
  [
    'an indented first line',
    `${HEAD}\n    code\n\n## Log\n`,
    '    code\nmore',
    `${HEAD}\n    code\nmore\n\n## Log\n`,
  ],
])('%s', (_why, text, notes, wanted) => {
  expect(edited(text, notes)).toBe(wanted)
})

test('notes are what stands between the blank lines', () => {
  expect(notesOf(read(`${HEAD}\n\nOne\r\nTwo\n\n## Log\n`))).toBe('One\nTwo')
  expect(notesOf(read(HEAD))).toBe('')
})

test('an edit that hides the log is refused', () => {
  expect(edited(`${HEAD}\nOne\n\n## Log\n\n- 2026-11-01: x\n\n\`\`\`\n`, 'One\n\n```')).toBe(
    'refused: edit-layout',
  )
})
