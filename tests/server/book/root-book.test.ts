// A book whose cards lie at the root of their repository: its pages send edits to where the cards are.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openServerBook } from '../../../src/server/book/index.ts'
import { serverFolder } from './server-folder.ts'
import { PROGRAM } from './serving.ts'

test.each([
  ['at the root', '', 'ada.md'],
  ['in contacts/', 'contacts', 'contacts/ada.md'],
])('cards %s', { timeout: 120_000 }, async (_where, folder, card) => {
  const settings = [folder, 'cardfile.yaml'].filter(Boolean).join('/')
  const server = await serverFolder({ [settings]: 'title: Small\n', [card]: '---\nname: Ada\n---\n' })
  const book = await openServerBook({ folder: server.folder, program: PROGRAM, say: () => {} })
  try {
    await book.published()
    const site = book.site()?.folder ?? ''
    const file = JSON.parse(readFileSync(join(site, 'book.json'), 'utf8'))
    expect([file.folder, file.config]).toEqual([folder, { path: settings, text: 'title: Small\n' }])
    expect(readFileSync(join(site, 'card/ada.html'), 'utf8')).toContain(`"path":"${card}"`)
  } finally {
    await book.close()
  }
})
