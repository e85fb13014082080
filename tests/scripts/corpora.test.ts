// npm run corpora, on small folders of its own: what it measures, what it leaves out, what it says of what falls short.
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measureDedupe } from '../../scripts/corpora/dedupe.ts'
import { readLabelled } from '../../scripts/corpora/labelled-file.ts'
import { lossOf } from '../../scripts/corpora/vcard.ts'
import { folder } from './corpora-folder.ts'

function run(dir: string): Promise<{ out: string; status: number }> {
  const script = join(import.meta.dirname, '../../scripts/corpora/run.ts')
  return new Promise((resolve) => {
    execFile(process.execPath, [script, dir], (error, out) => {
      resolve({ out, status: error === null ? 0 : Number(error.code) })
    })
  })
}

const HEAD = 'id,cluster,given,family,email,phone\n'
const PEOPLE = `${HEAD}1,a,Ada,Lovelace,ada@engines.example,020 7946 0958
2,a,Ada,Lovelace,Ada+x@engines.example,+44 20 7946 0958
3,b,Tom,Kim,tom@kim.example,030 1234567
4,c,"Babbage, jr",Charles,cb@engines.example,\n`

describe('the command', () => {
  test('measures the parts that a folder has, and ends with one line for programs', async () => {
    const { out, status } = await run(folder({ 'dedupe/own/people.csv': PEOPLE }))
    const last = out.trimEnd().split('\n').at(-1) ?? ''
    expect(JSON.parse(last.replace('corpora: ', ''))).toEqual({
      people_auto_precision: 1,
      people_auto_recall: 1,
      people_suggested_recall: 1,
      people_suggested_precision: 1,
    })
    expect(status).toBe(0)
    expect(out).toContain(
      "| `dedupe/own` contacts A: automatic merges' precision / recall; suggestions' recall | 0.995 / 0.8 / 0.95 / - |",
    )
    expect(out).toContain('people auto precision 1 / people auto recall 1 /')
  })

  test('names the file that falls short, with the reason, and ends with 1', async () => {
    const wrong = PEOPLE.replace('3,b', '3,a')
    const { out, status } = await run(folder({ 'dedupe/own/people.csv': wrong }))
    expect(status).toBe(1)
    expect(out).toContain('FALLS SHORT')
    expect(out).toContain('dedupe/own/people.csv: people.csv: automatic merges, recall: 2 pairs are missed\n')
  })

  test('a file that cannot be read is named, and the rest is measured', async () => {
    const dir = folder({ 'dedupe/own/people.csv': PEOPLE })
    mkdirSync(join(dir, 'dedupe/own/broken.csv'))
    mkdirSync(join(dir, 'vcard'))
    const { out, status } = await run(dir)
    expect(status).toBe(1)
    expect(out).toContain('dedupe/own/broken.csv: broken.csv: measured: could not be measured: EISDIR')
    expect(out).toContain('people auto precision 1 /')
  })

  test('a folder without any part is an empty table', async () => {
    const { out, status } = await run(folder({ 'other/x.txt': '' }))
    expect([status, out.trimEnd().split('\n').at(-1)]).toEqual([0, 'corpora: {}'])
  })

  test('no folder: status 2', async () => {
    expect((await run('/nowhere/at/all')).status).toBe(2)
  })
})

test.each([
  ['a column of clusters', 'id,cluster,x\n1,a,p\n2,a,q\n', { headers: ['x'], truth: ['a', 'a'] }],
  ['numbers that say it', 'rec_id, x\nrec-7-org, p\nrec-7-dup-0, q\n', { headers: ['x'], truth: ['7', '7'] }],
  ['a unique id that is not', 'unique_id,x\n5,p\n5,q\n', { headers: ['x'], truth: ['5', '5'] }],
  ['a unique id that is', 'unique_id,x\n5,p\n6,q\n', undefined],
  ['nothing that says it', 'a,b\n1,2\n', undefined],
  ['quotes, commas and line ends', 'cluster,x\r\n1,"a ""b"", c"\r\n1,d\r\n', { rows: [['a "b", c'], ['d']] }],
])('%s', (_why, text, wanted) => {
  const list = readLabelled([join(folder({ 'x.csv': text }), 'x.csv')])
  if (wanted === undefined) expect(list).toBeUndefined()
  else expect(list).toMatchObject(wanted)
})

test('the limits hang on the folder, the finder on nothing', async () => {
  const febrl =
    'rec_id, given_name, surname, soc_sec_id\nrec-1-org, ada, lovelace, 1234567\nrec-1-dup-0, ada, lovelace, 1234567\n'
  const figures = await measureDedupe(
    folder({ 'dedupe/febrl/dataset9.csv': febrl, 'dedupe/x/list.csv': PEOPLE }),
  )
  expect(figures.map(({ id, limit }) => [id, limit])).toEqual([
    ['febrl9_f1', 0.995],
    ['febrl9_name_address_f1', undefined],
    ['list_f1', undefined],
  ])
})

const card = (...lines: string[]) =>
  new TextEncoder().encode(['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n'))

test.each<[string, Uint8Array, RegExp | undefined]>([
  ['nothing is lost', card('VERSION:3.0', 'FN:Ada', 'X-ODD:kept too'), undefined],
  [
    'quoted-printable',
    card('VERSION:2.1', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=A4=\r\nx'),
    undefined,
  ],
  ['no card at all has a diagnostic', new TextEncoder().encode('hello'), undefined],
])('vCard: %s', (_why, bytes, reason) => {
  expect(lossOf('x.vcf', bytes)).toEqual(reason)
})
