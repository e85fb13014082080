import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { readBook } from '../../src/disk/index.ts'

// Who runs the tests as root may read everything: the disk's answer is given here instead.
const refused = new Map<string, string>()
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const readFileSync = (file: string, ...more: []) => {
    const code = refused.get(path.basename(String(file)))
    if (code !== undefined) throw Object.assign(new Error(`${code}: refused`), { code })
    return real.readFileSync(file, ...more)
  }
  return { ...real, readFileSync }
})

const root = mkdtempSync(path.join(tmpdir(), 'cardfile-unreadable-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each([
  ['EACCES', 'a card that is locked', ['ben.md: file-kind: The file may not be read by you.']],
  ['EIO', 'a disk that fails', ["ben.md: file-kind: The file can't be read: EIO: refused"]],
  ['ENOENT', 'a card that is deleted at that moment', []],
])('%s, %s: the others are read', (code, _why, told) => {
  for (const name of ['ada', 'ben', 'cid'])
    writeFileSync(path.join(root, `${name}.md`), `---\nname: ${name}\n---\n`)
  refused.set('ben.md', code)
  const { contacts, found } = readBook(root)
  expect(contacts.map(({ slug }) => slug)).toEqual(['ada', 'cid'])
  expect(found.map(({ file, rule, message }) => `${path.basename(file)}: ${rule}: ${message}`)).toEqual(told)
})
