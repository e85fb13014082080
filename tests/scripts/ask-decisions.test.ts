// Asking for decisions, with somebody who answers.
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { askAll } from '../../scripts/ask-decisions.ts'
import { readBook } from '../../src/disk/index.ts'
import { tempBook } from './cli.ts'

const { select, STOP } = vi.hoisted(() => ({ select: vi.fn(), STOP: Symbol('stop') }))
vi.mock('@clack/prompts', () => ({ select, isCancel: (answer: unknown) => answer === STOP }))

const HELEN = `---
name: Helen Sykes
title: Buyer
tags: [uk]
next: Write
conflicts:
  - "due: 2026-12-01"
  - "tags: vip"
  - "title: Manager"
---
`
const ZOE = '---\nname: Zoe\ntitle: Boss\nconflicts: ["title: Clerk"]\n---\n'

let printed = ''
beforeEach(() => {
  printed = ''
  select.mockReset()
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})

/** Asks about both cards. */
async function asked(answers: readonly unknown[], isDry = false) {
  const { dir, read } = tempBook({ 'helen.md': HELEN, 'zoe.md': ZOE })
  const folder = join(dir, 'contacts')
  const book = readBook(folder)
  for (const answer of answers) select.mockResolvedValueOnce(answer)
  const open = book.contacts.filter(({ values }) => values.has('conflicts'))
  await askAll({ folder, book, today: '2026-11-23', json: false }, open, isDry)
  const labels = select.mock.calls.map(([{ options }]) => options.map((one: { label: string }) => one.label))
  return { helen: read('helen.md'), zoe: read('zoe.md'), labels }
}

test('each answer is written as it is given', async () => {
  const { helen, zoe, labels } = await asked(['take', 'take', 'leave', 'keep'])
  expect(helen).toBe(
    '---\nname: Helen Sykes\ntitle: Buyer\ntags: [uk, vip]\nnext: Write\ndue: 2026-12-01\nconflicts:\n  - "title: Manager"\n---\n',
  )
  expect(zoe).toBe('---\nname: Zoe\ntitle: Boss\n---\n')
  expect(labels).toEqual([
    ['Leave it empty', 'Put 2026-12-01 back', 'Decide later'],
    ['Leave vip out', 'Add vip', 'Decide later'],
    ['Keep Buyer', 'Put Manager back', 'Decide later'],
    ['Keep Boss', 'Put Clerk back', 'Decide later'],
  ])
  expect(printed).toContain('3 decisions taken, 1 left.\n')
})

test('who stops halfway keeps what was decided, and the rest is as it was', async () => {
  const { helen, zoe } = await asked(['keep', STOP])
  expect(helen).toBe(HELEN.replace('  - "due: 2026-12-01"\n', ''))
  expect(zoe).toBe(ZOE)
  expect(printed).toContain('1 decision taken, 3 left.\n')
})

test('a dry run asks and writes nothing', async () => {
  const { helen, zoe } = await asked(['take', 'keep', 'take', 'take'], true)
  expect([helen, zoe]).toEqual([HELEN, ZOE])
  expect(printed).toContain('4 decisions would be taken.\n')
})

test('what would be an error is said and left, and the next is asked', async () => {
  const { dir, read } = tempBook({
    'zoe.md': '---\nname: Zoe\nconflicts: ["birthday: soon", "title: Clerk"]\n---\n',
  })
  const folder = join(dir, 'contacts')
  const book = readBook(folder)
  select.mockResolvedValue('take')
  const zoe = book.contacts.filter(({ slug }) => slug === 'zoe')
  await askAll({ folder, book, today: '2026-11-23', json: false }, zoe, false)
  expect(printed).toMatch(/That would be an error: .*soon/)
  expect(printed).toContain('1 decision taken, 1 left.\n')
  expect(read('zoe.md')).toContain('title: Clerk\nconflicts: ["birthday: soon"]\n')
})
