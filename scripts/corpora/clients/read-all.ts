// What all programs make of a book, value by value.

import path from 'node:path'
import { daysOf } from '../../../src/book/index.ts'
import { identitiesOf } from '../../../src/formats/index.ts'
import { addDays } from '../../../src/text/index.ts'
import { khalDays, type Shown, todomanTasks } from './calendars.ts'
import { expectedOf, lostIn, plain, type ReadCard, type ReadCards, readCards } from './cards.ts'
import type { Exported } from './exported.ts'
import { startRadicale } from './radicale.ts'
import { type Pair, vdirsyncer } from './vdirsyncer.ts'

/** What one program read of what it was given. */
export interface Reading {
  readonly program: string
  readonly values: number
  /** In words, each with its card or day. */
  readonly lost: readonly string[]
}

/** Lets khard, khal, todoman, vdirsyncer and Radicale read an exported book. All have to be installed. */
export async function readByAll(home: string, exported: Exported): Promise<Reading[]> {
  const { storage, vcf, ics, book } = exported
  const place = (name: string) => path.join(home, 'read', name)
  const server = await startRadicale(home, storage, { cardfile: 'pw' }, exported.rights)
  try {
    const from = (type: 'carddav' | 'caldav', name: string, ending: string): Pair => ({
      name,
      a: {
        type,
        url: `${server.url}cardfile/${name}/`,
        username: 'cardfile',
        password: 'pw',
        read_only: true,
      },
      b: { type: 'filesystem', path: place(name), fileext: ending },
      collections: null,
    })
    const single = (name: string, file: string, ending: string): Pair => ({
      name,
      a: { type: 'singlefile', path: file },
      b: { type: 'filesystem', path: place(name), fileext: ending },
      collections: null,
    })
    const kept = vdirsyncer(path.join(home, 'vdirsyncer'), [
      from('carddav', 'contacts', '.vcf'),
      from('caldav', 'calendar', '.ics'),
      from('caldav', 'tasks', '.ics'),
      single('onevcf', vcf, '.vcf'),
      single('oneics', ics, '.ics'),
    ])
    const said = [await kept.discover(), await kept.sync()]
    const complaints = said
      .filter(({ status }) => status !== 0)
      .map(({ err }) => `vdirsyncer: ${err.slice(-400)}`)
    if (/Traceback|ERROR|Failed/.test(server.complaints()))
      complaints.push(`Radicale: ${server.complaints().slice(-400)}`)
    // One after the other: they take a processor each.
    const own = await readCards(home, path.join(storage, 'collection-root/cardfile/contacts'))
    const served = await readCards(home, place('contacts'))
    const apart = await readCards(home, place('onevcf'))
    const first = `${Number(exported.today.slice(0, 4)) - 1}-01-01`
    const days = async (folder: string) => khalDays(home, folder, first, 1500)
    const expected = daysOf(book, first, addDays(first, 1499)).map(({ date, contact, key, label }) => ({
      date,
      title: key === 'due' ? `${contact.name}: ${label}` : `${label}: ${contact.name}`,
    }))
    const tasks = daysOf(book, first, addDays(first, 1499))
      .filter(({ key }) => key === 'due')
      .map(({ date, contact, label }) => ({ date, title: `${contact.name}: ${label}` }))
    return [
      { program: 'what was said', values: said.length, lost: complaints },
      compared('vobject', own, exported, (one) => one.vobject),
      compared('khard', own, exported, (one) => one.khard ?? {}),
      compared('Radicale and vdirsyncer', served, exported, (one) => one.vobject),
      compared('vdirsyncer, of one file', apart, exported, (one) => one.vobject),
      shown('khal, from Radicale', await days(place('calendar')), expected),
      shown('khal, of one file', await days(place('oneics')), expected),
      shown('todoman, from Radicale', await todomanTasks(home, place('tasks')), tasks),
    ]
  } finally {
    await server.stop()
  }
}

function compared(
  program: string,
  cards: ReadCards,
  { book, bytesOf }: Exported,
  take: (one: ReadCards[string]) => ReadCard,
): Reading {
  const byUid = new Map(Object.values(cards).map((card) => [card.vobject['UID']?.[0], card]))
  const errors = Object.entries(cards).filter(([, { error }]) => error !== null)
  const lost = errors.map(([file, { error }]) => `${file}: ${error}`)
  const contacts = book.contacts.filter(({ kind }) => kind !== 'deal')
  let values = 0
  for (const [contact, uid] of identitiesOf(contacts)) {
    // khard shows no pictures.
    const expected = expectedOf(contact, book, bytesOf).filter(
      ({ property }) => program !== 'khard' || property !== '',
    )
    values += expected.length
    const card = byUid.get(plain(uid)) ?? byUid.get(uid)
    const missing = card === undefined ? expected : lostIn(take(card), expected)
    for (const { property, value } of missing)
      lost.push(`${contact.slug}: ${property} "${value.slice(0, 80)}"`)
  }
  return { program, values, lost }
}

function shown(program: string, there: readonly Shown[], expected: readonly Shown[]): Reading {
  const has = new Set(there.map(({ date, title }) => `${date} ${plain(title)}`))
  const lost = expected
    .map(({ date, title }) => `${date} ${plain(title)}`)
    .filter((line) => !has.has(line))
    .map((line) => `"${line.slice(0, 100)}" is not shown`)
  return { program, values: expected.length, lost }
}
