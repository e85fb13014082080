// What people and their editors do to the notes, the log and the frame of a file.

import type { Chance } from '../chance.ts'
import { block, entry, sentence, word, wrapped } from './card.ts'
import type { Edit } from './front-edits.ts'
import { cutLog, cutNotes, ENTRY, type Sections } from './sections.ts'

type Blocks = readonly (readonly string[])[]

/** The notes with their blocks changed, one blank line between them; what stood between the others stays. */
function inNotes(card: Sections, change: (blocks: Blocks) => Blocks): Sections {
  const blocks = change(cutNotes(card.notes)).filter((lines) => lines.length > 0)
  const notes = blocks.flatMap((lines) => ['', ...lines])
  return { ...card, notes: card.log.length > 0 ? [...notes, ''] : notes }
}

const isProse = (lines: readonly string[]) => !/^\s*(?:[-#>|`~<]|\d+\.)/.test(lines[0] ?? '')
const isCode = (lines: readonly string[]) => /^```/.test(lines[0] ?? '')

function inBlock(
  card: Sections,
  chance: Chance,
  change: (lines: readonly string[]) => readonly string[],
): Sections {
  return inNotes(card, (blocks) => {
    const at = chance.below(blocks.length)
    return blocks.map((lines, i) => (i === at ? change(lines) : lines))
  })
}

/** Blocks where they are, so that blank lines keep their number. */
function inLine(card: Sections, chance: Chance, change: (line: string) => string): Sections {
  const at = card.notes.flatMap((line, i) =>
    line.trim() !== '' && !/^\s*(?:```|\|--)/.test(line) ? [i] : [],
  )
  if (at.length === 0) return card
  const chosen = chance.of(at)
  return { ...card, notes: card.notes.map((line, i) => (i === chosen ? change(line) : line)) }
}

const WORD = /\bw\d+q\b|\b(?:fair|demo|down|then|She|Their|Second)\b/g

function inLog(card: Sections, change: (groups: Blocks) => Blocks): Sections {
  if (card.log.length === 0) return card
  const [head = '', ...lines] = card.log
  return { ...card, log: [head, ...change(cutLog(lines)).flat()] }
}

const isEntry = (lines: readonly string[]) => ENTRY.test(lines[0] ?? '')

function inEntry(card: Sections, chance: Chance, change: (lines: readonly string[]) => Blocks): Sections {
  return inLog(card, (groups) => {
    const at = groups.flatMap((lines, i) => (isEntry(lines) ? [i] : []))
    if (at.length === 0) return groups
    const chosen = chance.of(at)
    return groups.flatMap((lines, i) => (i === chosen ? change(lines) : [lines]))
  })
}

function append(card: Sections, lines: readonly string[]): Sections {
  if (card.log.length > 0) return { ...card, log: [...trimmed(card.log), ...lines] }
  return { ...card, notes: [...trimmed(card.notes), ''], log: ['## Log', '', ...lines] }
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1)
}

const late = (chance: Chance) => `2027-01-${10 + chance.below(8)}`

export const BODY: readonly Edit[] = [
  (card, chance) => append(card, entry(chance, late(chance))),
  (card, chance) => append(card, entry(chance, late(chance))),
  (card, chance) => append(append(card, entry(chance, late(chance))), entry(chance, late(chance))),
  (card, chance) => inEntry(card, chance, ([line = '', ...more]) => [[`${line} ${word(chance)}`, ...more]]),
  (card, chance) => inEntry(card, chance, (lines) => [[...lines, `  And ${word(chance)}.`]]),
  (card, chance) =>
    inEntry(card, chance, ([line = '', ...more]) => [[line.replace(WORD, word(chance)), ...more]]),
  (card, chance) => {
    const at = new Set([chance.below(3)])
    let n = -1
    return inLine(card, chance, (line) => line.replace(WORD, (was) => (at.has(++n) ? word(chance) : was)))
  },
  (card, chance) => inLine(card, chance, (line) => line.replace(/ (?=\S+$)/, ` ${word(chance)} `)),
  (card, chance) =>
    inBlock(card, chance, (lines) =>
      isCode(lines) || !isProse(lines)
        ? lines
        : [...lines.slice(0, -1), `${lines.at(-1)} ${sentence(chance)}`],
    ),
  (card, chance) => inNotes(card, (blocks) => [...blocks, block(chance)]),
]

function sentences(lines: readonly string[]): string[] {
  return lines.join(' ').split(/(?<=(?<!\bDr)[.!?…]"?)\s+/)
}

export const BODY_LAYOUT: readonly Edit[] = [
  (card, chance) =>
    inBlock(card, chance, (lines) =>
      isProse(lines) ? wrapped(lines.map((line) => line.trim()).join(' '), chance.of([0, 25, 50])) : lines,
    ),
  (card, chance) =>
    inNotes(card, (blocks) =>
      blocks.map((lines) =>
        isProse(lines) ? wrapped(lines.map((line) => line.trim()).join(' '), chance.of([0, 25, 50])) : lines,
      ),
    ),
  (card, chance) =>
    inNotes(card, (blocks) => {
      const from = chance.below(blocks.length)
      return blocks
        .toSpliced(from, 1)
        .toSpliced(chance.below(blocks.length), 0, ...blocks.slice(from, from + 1))
    }),
  (card, chance) => inBlock(card, chance, () => []),
  (card) => inNotes(card, () => []),
  (card, chance) =>
    inBlock(card, chance, (lines) =>
      isProse(lines)
        ? [sentences(lines).toSpliced(chance.below(3), 1).join(' ')].filter(Boolean)
        : isCode(lines)
          ? lines
          : lines.toSpliced(chance.below(lines.length), 1),
    ),
  (card) =>
    inNotes(card, (blocks) => {
      const at = blocks.findIndex((lines) => isProse(lines) && sentences(lines).length > 1)
      if (at < 0) return blocks
      const [first = '', ...rest] = sentences(blocks[at] ?? [])
      return blocks.toSpliced(at, 1, [first], [rest.join(' ')])
    }),
  (card) =>
    inNotes(card, (blocks) => {
      const at = blocks.findIndex((lines, i) => isProse(lines) && isProse(blocks[i + 1] ?? ['#']))
      return at < 0 ? blocks : blocks.toSpliced(at, 2, [...(blocks[at] ?? []), ...(blocks[at + 1] ?? [])])
    }),
  (card, chance) => inNotes(card, (blocks) => [block(chance), ...blocks]),
  (card, chance) =>
    inNotes(card, (blocks) => blocks.toSpliced(chance.below(blocks.length + 1), 0, block(chance))),
  (card, chance) => {
    const at = card.notes.findIndex((line) => line === '')
    return at < 0 ? card : { ...card, notes: card.notes.toSpliced(at, 0, chance.of(['', '  '])) }
  },
  (card, chance) => inLine(card, chance, (line) => `${line}  `),
  (card, chance) => inEntry(card, chance, () => []),
  (card, chance) => inEntry(card, chance, (lines) => [lines, entry(chance)]),
  (card, chance) => inEntry(card, chance, (lines) => [lines, lines]),
  (card, chance) =>
    inEntry(card, chance, ([line = '', ...more]) => [
      [line.replace(/ (?=\S)/, chance.of(['  ', ' '])), ...more.map((one) => `  ${one.trim()}`)],
    ]),
  (card, chance) =>
    inEntry(card, chance, ([line = '', ...more]) =>
      more.length > 0
        ? [[`${line} ${more.map((one) => one.trim()).join(' ')}`]]
        : [[line.replace(/ (?=\S+$)/, '\n  ')].flatMap((one) => one.split('\n'))],
    ),
  (card, chance) =>
    inLog(card, (groups) => {
      const from = chance.below(groups.length)
      return groups
        .toSpliced(from, 1)
        .toSpliced(chance.below(groups.length), 0, ...groups.slice(from, from + 1))
    }),
  (card) =>
    inLog(card, (groups) =>
      groups.filter(isEntry).toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
    ),
  (card, chance) => inEntry(card, chance, (lines) => [[''], lines]),
  (card, chance) => append(card, [`stray ${word(chance)}`]),
  (card, chance) => append(card, ['', `    indented ${word(chance)}`]),
  (card) => ({ ...card, log: [] }),
  (card) => ({ ...card, log: card.log.map((line, i) => (i === 0 ? '##  Log' : line)) }),
  (card) => ({ ...card, eol: card.eol === '\n' ? '\r\n' : '\n' }),
  (card) => ({ ...card, mark: card.mark === '' ? '\ufeff' : '' }),
  (card, chance) => ({ ...card, breaks: chance.below(4) }),
]
