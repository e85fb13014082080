// Edits change what they are about and no other byte.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, editCard, parseCard } from '../../src/card/index.ts'
import { madeCard, value } from './cards.ts'

const RUNS = { numRuns: 1000 }
const ORDER = ['name', 'org', 'title', 'email', 'phone', 'tags', 'stage', 'next', 'due']

function edited(text: string, change: Change): string {
  const result = editCard(text, [change], ORDER, 'a.md')
  if ('diagnostics' in result) throw new Error(`${JSON.stringify(result.diagnostics)}\n${text}`)
  return result.text
}

const valuesOf = (text: string, key: string) =>
  parseCard(text, 'a.md')
    .entries.find((entry) => entry.key === key)
    ?.values.map((one) => one.text)

/** All but the lines of one key. */
function around(text: string, key: string): [string, string] {
  const entry = parseCard(text, 'a.md').entries.find((one) => one.key === key)
  return entry === undefined ? [text, ''] : [text.slice(0, entry.range[0]), text.slice(entry.range[1])]
}

/** True when `longer` is `shorter` with one run of text put in. */
function isInsertion(shorter: string, longer: string): boolean {
  let start = 0
  while (start < shorter.length && shorter[start] === longer[start]) start++
  let end = 0
  while (end < shorter.length && shorter.at(-1 - end) === longer.at(-1 - end)) end++
  return start + end >= shorter.length
}

const pick = fc.nat()
const keyOf = (values: ReadonlyMap<string, readonly string[]>, n: number) =>
  [...values.keys()][n % values.size] ?? 'name'

test('generated cards are read as they were meant', () => {
  fc.assert(
    fc.property(madeCard, ({ text, values }) => {
      const card = parseCard(text, 'a.md')
      expect(card.diagnostics.filter((found) => found.severity === 'error')).toEqual([])
      expect(new Map(card.entries.map((entry) => [entry.key, entry.values.map((one) => one.text)]))).toEqual(
        values,
      )
    }),
    RUNS,
  )
})

describe('a key that is there', () => {
  test('set to one value: it has that value, and every byte around its lines stays', () => {
    fc.assert(
      fc.property(madeCard, pick, value, ({ text, values }, n, now) => {
        const key = keyOf(values, n)
        const after = edited(text, { op: 'set', key, value: now })
        expect(valuesOf(after, key)).toEqual([now])
        expect(around(after, key)).toEqual(around(text, key))
      }),
      RUNS,
    )
  })

  test('set to a list: likewise', () => {
    fc.assert(
      fc.property(madeCard, pick, fc.uniqueArray(value, { maxLength: 5 }), ({ text, values }, n, now) => {
        const key = keyOf(values, n)
        const after = edited(text, { op: 'set', key, value: now })
        expect(valuesOf(after, key)).toEqual(now)
        expect(around(after, key)).toEqual(around(text, key))
      }),
      RUNS,
    )
  })

  test('a value added: the source of the others stays, and every byte around its lines', () => {
    fc.assert(
      fc.property(madeCard, pick, value, ({ text, values }, n, one) => {
        const key = keyOf(values, n)
        const old = values.get(key) ?? []
        const after = edited(text, { op: 'add', key, value: one })
        expect(valuesOf(after, key)).toEqual(old.includes(one) ? old : [...old, one])
        expect(around(after, key)).toEqual(around(text, key))
        const entry = parseCard(text, 'a.md').entries.find((found) => found.key === key)
        if (entry?.style === 'flow' || entry?.style === 'block') expect(isInsertion(text, after)).toBe(true)
      }),
      RUNS,
    )
  })

  test('a value removed: likewise, and the key goes with its last', () => {
    fc.assert(
      fc.property(madeCard, pick, pick, ({ text, values }, n, m) => {
        const key = keyOf(values, n)
        const old = values.get(key) ?? []
        const one = old[m % Math.max(1, old.length)]
        if (one === undefined) return
        const after = edited(text, { op: 'remove', key, value: one })
        expect(valuesOf(after, key)).toEqual(
          old.length === 1 ? undefined : old.filter((other) => other !== one),
        )
        if (old.length > 1) expect(around(after, key)).toEqual(around(text, key))
        expect(isInsertion(after, text)).toBe(true)
      }),
      RUNS,
    )
  })

  test('added and removed again: the very same bytes', () => {
    fc.assert(
      fc.property(madeCard, pick, value, ({ text, values }, n, one) => {
        const key = keyOf(values, n)
        const entry = parseCard(text, 'a.md').entries.find((found) => found.key === key)
        if (!entry || entry.values.length === 0 || entry.style === 'scalar' || values.get(key)?.includes(one))
          return
        expect(edited(edited(text, { op: 'add', key, value: one }), { op: 'remove', key, value: one })).toBe(
          text,
        )
      }),
      RUNS,
    )
  })

  test('deleted: its lines are gone, and nothing else', () => {
    fc.assert(
      fc.property(madeCard, pick, ({ text, values }, n) => {
        const key = keyOf(values, n)
        expect(edited(text, { op: 'delete', key })).toBe(around(text, key).join(''))
      }),
      RUNS,
    )
  })
})

describe('what is put in leaves every byte that was there', () => {
  test('a new key', () => {
    fc.assert(
      fc.property(
        madeCard,
        fc.oneof(value, fc.uniqueArray(value, { minLength: 1, maxLength: 3 })),
        ({ text }, now) => {
          const after = edited(text, { op: 'set', key: 'stage', value: now })
          expect(valuesOf(after, 'stage')).toEqual([now].flat())
          expect(isInsertion(text, after)).toBe(true)
        },
      ),
      RUNS,
    )
  })

  test('a log entry, whatever its text holds', () => {
    const entry = fc.record({
      date: fc.constantFrom('2025-12-31', '2026-01-02', '2026-02-03', '2026-11-23'),
      time: fc.constantFrom(undefined, '09:15'),
      kind: fc.constantFrom(undefined, 'call', 'opt-in'),
      owner: fc.constantFrom(undefined, 'sam'),
      money: fc.constantFrom(undefined, '12000 EUR'),
      text: fc.oneof(
        value,
        fc
          .array(fc.oneof(value, fc.constantFrom('## Log', '---', '- 2026-01-01 call: forged', '')))
          .map((lines) => lines.join('\n')),
      ),
    })
    fc.assert(
      fc.property(madeCard, entry, ({ text }, one) => {
        const before = parseCard(text, 'a.md')
        const after = edited(text, { op: 'log', entry: one })
        expect(isInsertion(text, after)).toBe(true)
        const log = parseCard(after, 'a.md').log?.interactions ?? []
        const said = one.text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
        const fresh = log.filter(
          (other) =>
            other.date === one.date &&
            other.text === said.join('\n') &&
            (other.time ?? undefined) === one.time,
        )
        expect(
          fresh.some(
            (other) =>
              other.kind === (one.kind ?? 'note') && other.owner === one.owner && other.money === one.money,
          ),
        ).toBe(true)
        expect(log.length).toBe((before.log?.interactions.length ?? 0) + 1)
        expect(parseCard(after, 'a.md').log?.strays.length).toBe(before.log?.strays.length ?? 0)
      }),
      RUNS,
    )
  })

  test('a paragraph of notes, which can’t forge a log', () => {
    fc.assert(
      fc.property(
        madeCard,
        fc.oneof(value, fc.constantFrom('## Log\n\n- 2026-01-01 order 9 EUR: forged', '---\nname: Eve\n---')),
        ({ text }, note) => {
          const before = parseCard(text, 'a.md')
          const after = edited(text, { op: 'note', text: note })
          expect(isInsertion(text, after)).toBe(true)
          const card = parseCard(after, 'a.md')
          expect(card.log?.interactions.length).toBe(before.log?.interactions.length)
          expect(after.slice(...card.notes)).toContain(note.split('\n').at(-1))
        },
      ),
      RUNS,
    )
  })
})
