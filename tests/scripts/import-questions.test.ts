// What an import asks on a terminal, what a script is told instead, and the presets that spare the question.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { askAbout } from '../../scripts/import-ask.ts'
import { readInputs } from '../../scripts/import-input.ts'
import { readPresets } from '../../scripts/import-presets.ts'
import { readSettings, withSettings } from '../../scripts/import-settings.ts'
import { readBook } from '../../src/disk/index.ts'
import { ENTRY, tempBook } from './cli.ts'

const { select, text, confirm, STOP } = vi.hoisted(() => ({
  select: vi.fn(),
  text: vi.fn(),
  confirm: vi.fn(),
  STOP: Symbol('stop'),
}))
vi.mock('@clack/prompts', () => ({ select, text, confirm }))

const LIST =
  'Firma;Ansprechpartner;Durchwahl;Segment;Geb.;Intern\nRock GmbH;Bob Stein;0561 123456;A;3/4/1984;x1\nHolz AG;Eva Müller;0561 99887;B;5/6/1990;x2\n'
const ACT =
  'Company,Contact,ID/Status,Record Manager,Phone,User 1,User 2\nRock Ltd,Bob Stone,Client,sam,+44 20 7946 0001,Gold,17\nStone Ltd,Eva Fir,Lead,sam,,Silver,18\n'

/** A book, a list beside it in some encoding, and what a person answers to whatever is asked. */
function office(name: string, content: string | Buffer, settings?: string) {
  const book = tempBook(settings === undefined ? {} : { 'cardfile.yaml': settings })
  const file = join(book.dir, name)
  writeFileSync(file, content)
  return { ...book, file, folder: join(book.dir, 'contacts') }
}

beforeEach(() => {
  for (const one of [select, text, confirm]) one.mockReset()
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})

/** Answers in the order of the questions, whatever their sort; a question too many gets an error. */
async function asked({ folder, file }: ReturnType<typeof office>, answers: readonly unknown[]) {
  const left = [...answers]
  const questions: string[] = []
  const answer = async ({ message }: { message: string }) => {
    questions.push(message.replace(/ \(.*| ?[?:.].*$/gs, ''))
    if (left.length === 0) throw new Error(`Nobody answers "${message}".`)
    return left.shift()
  }
  for (const one of [select, text, confirm]) one.mockImplementation(answer)
  const session = { folder, book: readBook(folder), today: '2026-11-23', json: false }
  const settings = readSettings(folder)
  const quiet = { step: () => {}, at: () => {}, end: () => {} }
  const given = await readInputs([file], { map: {} }, session, readPresets(folder), quiet)
  const result = await askAbout(given, session, { map: {} }, settings)
  expect(left).toEqual([])
  return { ...result, questions, config: withSettings(session, result.settings).book.config }
}

test('a list that nobody knows: columns, dates, country, where from, whose, and a name', async () => {
  const place = office('list.csv', LIST)
  const { inputs, saves, questions, config } = await asked(place, [
    ...[3, 'new', 'Segment', 'choice', 'A, B, C'],
    ...[5, '-'],
    -1,
    'dmy',
    ...['Germany', true],
    ...['bought', 'Kontor, engineers'],
    'ana',
    'Messe',
  ])
  expect(questions).toEqual([
    'This is what its columns would become',
    'What is "Segment"',
    'What is the field called',
    'What is in "Segment"',
    'Which words',
    'This is what its columns would become',
    'What is "Intern"',
    'This is what its columns would become',
    'Dates in "Geb',
    'Telephone numbers such as 0561 123456 name no country',
    'Is Germany the country of your book, too',
    'Where does this list come from',
    'What is the list called, and whose is it',
    'Who looks after these contacts',
    'Keep these answers for the next list of this kind',
  ])
  expect(inputs[0]?.facts).toEqual({
    source: 'Kontor, engineers',
    bought: 'Kontor, engineers',
    owner: 'ana',
    country: 'DE',
  })
  expect(inputs[0]?.read.mapping?.columns.map(({ target }) => target)).toEqual([
    ...['org', 'name', 'phone', 'segment', 'birthday', '-'],
  ])
  expect(inputs[0]?.read.records[0]?.values.find(({ key }) => key === 'birthday')?.text).toBe('1984-04-03')
  expect(config.country).toBe('DE')
  expect(config.fields.find(({ key }) => key === 'segment')?.custom?.options).toEqual(['A', 'B', 'C'])
  expect(saves.map(({ name }) => name)).toEqual(['Messe'])
})

test("ACT!'s numbered columns are asked for once, each with a name and a type", async () => {
  const place = office('act.csv', ACT)
  const { inputs, questions, saves, config } = await asked(place, [
    ...['Tier', 'choice', 'Gold, Silver'],
    '',
    'ACT!',
  ])
  expect(questions).toEqual([
    'What is "User 1"',
    'What is in "Tier"',
    'Which words',
    'What is "User 2"',
    'Keep these answers for the next list of this kind',
  ])
  expect(inputs[0]?.read.mapping?.columns.slice(-2).map(({ target }) => target)).toEqual(['tier', 'x-user-2'])
  expect(config.fields.some(({ key }) => key === 'tier')).toBe(true)
  expect(saves).toHaveLength(1)
})

test.each<[list: string, said: string | undefined]>([
  ['Firma;Mail\nRock GmbH;a@b.example\n', 'contacts would be named after their organisation'],
  ['Mail;Tel\na@b.example;+49 561 123456\n', 'contacts would be named after their e-mail address'],
  ['Firma;Nachname\nRock GmbH;Stein\n', undefined],
])('%j: whether a column is the name is said before it is agreed to', async (list, said) => {
  const place = office('list.csv', list, 'title: T\ncountry: DE\n')
  await expect(asked(place, [STOP])).rejects.toThrow('stopped')
  const printed = vi.mocked(process.stdout.write).mock.calls.join('')
  if (said === undefined) expect(printed).not.toContain('No column is the name')
  else expect(printed).toContain(`No column is the name: ${said}`)
})

test.each<[map: string, said: string | undefined, written: string]>([
  [
    'Kd.-Nr.=customer-no',
    'The book has no field "customer-no"; what would go there is kept as x-customer-no.',
    'x-customer-no: K17',
  ],
  ['Kd.-Nr.=licence', undefined, 'licence: K17'],
  ['Kd.-Nr.=x-customer-no', undefined, 'x-customer-no: K17'],
  ['Kd.-Nr.=notes', undefined, 'K17'],
])('--map "%s": the key that is written is the one that is shown, or said', async (map, said, written) => {
  const settings = 'title: T\ncountry: DE\nfields:\n  licence: { type: text }\n'
  const { run, read } = office('list.csv', 'Name;Kd.-Nr.\nBob Stein;K17\n', settings)
  const { status, out } = await run('import', 'list.csv', '--yes', '--map', map)
  expect(status).toBe(0)
  if (said === undefined) expect(out).not.toContain('The book has no field')
  else expect(out).toContain(said)
  expect(read('bob-stein.md')).toContain(written)
})

test('who stops has changed nothing', async () => {
  const place = office('list.csv', LIST)
  await expect(asked(place, [-1, STOP])).rejects.toThrow('stopped; nothing was written.')
  expect(existsSync(join(place.folder, '_presets'))).toBe(false)
})

describe.concurrent('a script is told what to say', () => {
  const SETTINGS = 'title: T\ntimezone: Europe/London\n'
  test.each([
    ['dates that can be two days', 'Name,Birthday\nBob,3/4/1984\n', [], 'Say --dates dmy or --dates mdy'],
    ['numbers of no country', 'Name,Phone\nBob,0561 123456\n', [], 'Say --country DE'],
    ['a preset that there is not', 'Name\nBob\n', ['--as', 'Outlok'], 'Did you mean "Outlook"?'],
    [
      'a preset for what is no table',
      'BEGIN:VCARD\nFN:Bob\nEND:VCARD\n',
      ['--save-preset', 'X'],
      'Presets are for CSV files and workbooks.',
    ],
    [
      'a country that there is not',
      'Name\nBob\n',
      ['--country', 'Atlantis'],
      'Write two letters, such as GB or DE.',
    ],
  ])('%s', async (_why, csv, words, said) => {
    const { run, folder } = office('a.csv', csv, SETTINGS)
    const { status, err } = await run('import', 'a.csv', '--yes', ...words)
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining(said) })
    expect(existsSync(join(folder, 'bob.md'))).toBe(false)
  })
})

describe.concurrent('a preset spares the question', () => {
  test('one that was saved: with the answers, for another order of the columns', async () => {
    const cp1252 = (text: string) => Buffer.from(text, 'latin1')
    const { run, read, dir } = office('list.csv', cp1252(LIST))
    const words = [
      '--map',
      'Intern=-',
      '--dates',
      'mdy',
      '--country',
      'DE',
      '--bought',
      'Kontor',
      '--owner',
      'ana',
    ]
    const first = await run('import', 'list.csv', '--yes', ...words, '--save-preset', 'Messe Köln')
    expect(first.status).toBe(0)
    expect(read('_presets/messe-koln.yaml')).toBe(
      '# How `cardfile import` reads lists of this kind. Change it as you see fit: docs/moving-in.md, "Presets".\nname: Messe Köln\ndates: mdy\ncountry: DE\nowner: ana\nsource: Kontor\nbought: true\ncolumns:\n  Firma: org\n  Ansprechpartner: name\n  Durchwahl: phone\n  Segment: x-segment\n  Geb.: birthday\n  Intern: "-"\n',
    )
    expect(read('eva-muller.md')).toContain('owner: ana\nsource: Kontor\n')
    expect(read('bob-stein.md')).toContain('phone: "+49561123456"\n')
    writeFileSync(
      join(dir, 'next.csv'),
      cp1252(
        'Geb.;Intern;Segment;Neu;Durchwahl;Ansprechpartner;Firma\n7/8/1991;y;C;z;0561 777777;Zoe Grün;Rock GmbH\n',
      ),
    )
    const next = await run('import', 'next.csv', '--yes')
    expect(next.out).toContain('next.csv: csv, Messe Köln, 1 records\n  Neu -> x-neu')
    expect(read('zoe-grun.md')).toContain(
      'phone: "+49561777777"\nbirthday: 1991-07-08\nowner: ana\nsource: Kontor\n',
    )
  })

  test('one with a mistake is named with its line, and nothing is guessed', async () => {
    const { run, dir } = office('a.csv', 'Wer,Was\nBob,Boss\n')
    execFileSync('mkdir', [join(dir, 'contacts/_presets')])
    writeFileSync(
      join(dir, 'contacts/_presets/fair.yaml'),
      'name: Fair\ncolumns:\n  Wer: name\n  Was: titel!\n',
    )
    // A target that can't be read is none of its columns: the preset is still known by the others.
    const { status, err } = await run('import', 'a.csv', '--yes', '--as', 'Fair')
    expect(status).toBe(1)
    expect(err).toContain('contacts/_presets/fair.yaml:4:8 error "titel!" is no target of a column.')
  })

  test('a built-in one that is named, for a header that lacks its signs', async () => {
    const { run, read } = office('a.csv', 'Vorname,Nachname,Mobiltelefon\nEva,Fir,+49 170 1234567\n')
    await run('import', 'a.csv', '--yes', '--as', 'Outlook (German)')
    expect(read('eva-fir.md')).toContain('phone: +49 170 1234567 (mobile)\n')
  })
})

test.skipIf(spawnSync('script', ['--version']).status !== 0)(
  'on a real terminal: the question names what is set aside, and the answer writes it (skipped without `script`)',
  async () => {
    const { dir, read } = office(
      'cut.vcf',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe Whole\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Cut\r\n',
    )
    const env = { ...process.env, TERM: 'xterm', CARDFILE_USER: 'sam', CI: '' }
    const line = `"${process.execPath}" "${ENTRY}" import cut.vcf`
    const shell = `(sleep 6; printf '\\r'; sleep 3) | script -qec 'stty cols 100 rows 40; ${line}' /dev/null`
    const { stdout } = spawnSync('sh', ['-c', shell], { cwd: dir, env, encoding: 'utf8' })
    expect(stdout).toContain(
      'Yes, and put what is set aside into cut-rejected.vcf, to repair and import again',
    )
    expect(stdout).toContain('1 record is in cut-rejected.vcf: repair it, and import it.')
    expect(read('zoe-whole.md')).toContain('name: Zoe Whole')
    expect(readFileSync(join(dir, 'cut-rejected.vcf'), 'utf8')).toContain('FN:Cut\r\n')
  },
)
