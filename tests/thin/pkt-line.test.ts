// Packet lines: what goes in comes out, and nothing else.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { join, text, utf8 } from '../../src/thin/bytes.ts'
import { DELIMITER, FLUSH, packet, packets, splitBands } from '../../src/thin/pkt-line.ts'

test('packets come back as they were written, wherever they begin', () => {
  const one = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom<'flush' | 'delimiter'>('flush', 'delimiter'),
  )
  fc.assert(
    fc.property(fc.array(one), (list) => {
      const bytes = list.map((it) => (it === 'flush' ? FLUSH : it === 'delimiter' ? DELIMITER : packet(it)))
      expect([...packets(join(bytes))]).toEqual(list)
    }),
  )
})

test('the longest packet is that of git', () => {
  expect(text(packet(new Uint8Array(65_516))).slice(0, 4)).toBe('fff0')
  expect(() => packet(new Uint8Array(65_517))).toThrow('too long')
})

test.each(['000', 'zzzz', '0005', '00', '0003', '000ahello', 'fff1', '<!doctype html>', ' 12a'])(
  'what is no packet is damaged: %s',
  (content) => {
    expect(() => [...packets(utf8(content))]).toThrow(/packet/)
  },
)

test('side bands come apart, and a fatal error is one', () => {
  const band = (number: number, content: string) => Uint8Array.from([number, ...utf8(content)])
  const { data, said } = splitBands([band(1, 'ab'), band(2, 'wait\n'), band(1, 'c'), 'flush', band(1, 'no')])
  expect([text(data), said]).toEqual(['abc', 'wait\n'])
  expect(() => splitBands([band(1, 'ab'), band(3, 'out of memory\n')])).toThrow('out of memory')
  expect(() => splitBands([band(7, 'ab')])).toThrow('band')
})
