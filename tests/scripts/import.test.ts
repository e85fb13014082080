import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempBook } from './cli.ts'

const CSV = 'Name,Firma,E-Mail\nBob Stone,Rock Ltd,bob@rock.example\nAda Lovelace,,ada@engines.example\n'

function withFile(name: string, text: string) {
  const book = tempBook()
  writeFileSync(join(book.dir, name), text)
  return book
}

test.concurrent('import plans first, and writes only when told to', async () => {
  const { run, dir } = withFile('people.csv', CSV)
  const before = readdirSync(join(dir, 'contacts'))
  const dry = await run('import', 'people.csv', '--map', 'Firma=org', '--dry-run')
  expect(dry.status).toBe(0)
  expect(dry.out).toMatch(/create +Bob Stone +bob-stone +new +2\n/)
  expect(dry.out).toMatch(/create 2, update 0, skip 1, reject 0; nothing was written\.\n$/)
  const asked = await run('import', 'people.csv', '--map', 'Firma=org')
  expect(asked.status).toBe(2)
  expect(asked.err).toContain('Say --yes to do it')
  expect(readdirSync(join(dir, 'contacts'))).toEqual(before)
})

test.concurrent('import writes the cards; a second time it writes nothing', async () => {
  const { run, read, dir } = withFile('people.csv', CSV)
  const first = await run('import', 'people.csv', '--map', 'Firma=org', '--yes')
  expect({ status: first.status, last: first.out.split('\n').at(-2) }).toEqual({
    status: 0,
    last: 'Imported: create 2, update 0, skip 1, reject 0.',
  })
  expect(read('bob-stone.md')).toContain('org: rock-ltd\n')
  expect(read('rock-ltd.md')).toContain('kind: org\n')
  const files = readdirSync(join(dir, 'contacts'))
  const second = await run('import', 'people.csv', '--map', 'Firma=org', '--yes')
  expect(second.out).toContain('create 0, update 0, skip 2, reject 0: nothing to write.\n')
  expect(readdirSync(join(dir, 'contacts'))).toEqual(files)
})

const WHOLE = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe Whole\r\nEND:VCARD\r\n'
const CUT = `${WHOLE}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Short\r\n`

test.concurrent('where a card is set aside nothing is written, unless the rest is enough', async () => {
  const { run, read, dir } = withFile('cut.vcf', CUT)
  const before = readdirSync(join(dir, 'contacts'))
  const refused = await run('import', 'cut.vcf', '--yes')
  expect(refused.status).toBe(1)
  expect(refused.out).toContain(
    'create 1, update 0, skip 0, reject 1; nothing was written, since a record was set aside.',
  )
  expect(readdirSync(join(dir, 'contacts'))).toEqual(before)
  const taken = await run('import', 'cut.vcf', '--yes', '--only-valid')
  expect({ status: taken.status, last: taken.out.split('\n').at(-2) }).toEqual({
    status: 0,
    last: 'Imported: create 1, update 0, skip 0, reject 1.',
  })
  expect(read('zoe-whole.md')).toContain('name: Zoe Whole\n')
})

test.concurrent('import brings new values to a card that is there', async () => {
  const vcard =
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Lovelace\r\nEMAIL:ada@engines.example\r\nTITLE:Countess\r\nEND:VCARD\r\n'
  const { run, read } = withFile('ada.vcf', vcard)
  const before = read('ada-lovelace.md')
  const { out } = await run('import', 'ada.vcf', '--yes')
  expect(out).toContain('Imported: create 0, update 1, skip 0, reject 0.')
  const lines = before.split('\n')
  expect(
    read('ada-lovelace.md')
      .split('\n')
      .filter((line) => !lines.includes(line)),
  ).toEqual(['title: Countess'])
})

test.concurrent.each([
  ['a file that is not there', ['import', 'nowhere.csv'], 2, 'there is no file "nowhere.csv"'],
  ['a folder', ['import', 'contacts'], 2, 'A folder of mails: cardfile mail contacts.'],
  ['a mapping that is none', ['import', 'people.csv', '--map', 'Firma'], 2, 'Write it as Column=key.'],
  ['no file', ['import'], 2, "missing required argument 'files'"],
])('import: %s', async (_why, words, status, message) => {
  const { run } = withFile('people.csv', CSV)
  const ran = await run(...words)
  expect(ran.status).toBe(status)
  expect(ran.err).toContain(message)
})

test.concurrent('import of what is no file of contacts fails', async () => {
  const { run } = withFile('page.html', '<!doctype html><p>Hello')
  const { out, status } = await run('import', 'page.html')
  expect(status).toBe(1)
  expect(out).toContain('This is neither vCard nor a table nor a Markdown note.')
})

test.concurrent('import --json', async () => {
  const { run } = withFile('people.csv', CSV)
  const { out } = await run('import', 'people.csv', '--map', 'Firma=org', '--dry-run', '--json')
  expect(JSON.parse(out)).toMatchObject({
    counts: { create: 2, update: 0, skip: 1, reject: 0 },
    files: [
      { path: 'rock-ltd.md', change: 'create' },
      { path: 'bob-stone.md', change: 'create' },
    ],
    written: false,
  })
})
