// Real clients of Debian read what we export, value by value: khard, khal, todoman, vobject and icalendar; vdirsyncer and
// Radicale by CardDAV and CalDAV. Skipped where one is not installed:
//   apt-get install khal vdirsyncer khard radicale todoman python3-vobject python3-icalendar

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readCalendars } from '../../scripts/corpora/clients/calendars.ts'
import { type Exported, exportAll } from '../../scripts/corpora/clients/exported.ts'
import { nastyBook } from '../../scripts/corpora/clients/nasty-book.ts'
import { missing, run, runWell } from '../../scripts/corpora/clients/programs.ts'
import { startRadicale } from '../../scripts/corpora/clients/radicale.ts'
import { readByAll } from '../../scripts/corpora/clients/read-all.ts'
import { vdirsyncer } from '../../scripts/corpora/clients/vdirsyncer.ts'
import { writeBook } from '../../scripts/corpora/clients.ts'
import { daysOf } from '../../src/book/index.ts'
import { textsOf } from '../../src/contact/index.ts'
import { runIn } from '../scripts/cli.ts'
import { ROOT, temporaryFolder } from './book.ts'

const absent = missing('khard', 'khal', 'todoman', 'vdirsyncer', 'radicale', 'vobject', 'icalendar')
const said = absent.length === 0 ? '' : ` (skipped: without ${absent.join(', ')})`

/** A book of nasty values, or the sample book, exported in every way. */
async function exported(which: 'nasty' | 'sample'): Promise<{ home: string; all: Exported }> {
  const home = temporaryFolder()
  const folder = which === 'sample' ? path.join(ROOT, 'contacts') : path.join(home, 'contacts')
  if (which === 'nasty') writeBook(folder, nastyBook())
  return { home, all: await exportAll(folder, home, '2026-11-23') }
}

describe.skipIf(absent.length > 0)(`real clients${said}`, () => {
  test.each(['sample', 'nasty'] as const)('read every value and every day of the %s book', async (which) => {
    const { home, all } = await exported(which)
    const readings = await readByAll(home, all)
    expect(readings.flatMap(({ program, lost }) => lost.map((what) => `${program}: ${what}`))).toEqual([])
    expect(readings.filter(({ values }) => values === 0)).toEqual([])
  })

  test('vobject and icalendar find every calendar valid, and read the same of it', async () => {
    const { home, all } = await exported('nasty')
    const days = daysOf(all.book, '2026-11-23', '2027-11-22').length
    let count = 0
    for (const name of ['calendar', 'tasks']) {
      const read = await readCalendars(home, path.join(all.storage, 'collection-root/cardfile', name))
      for (const [file, { vobject, icalendar, error }] of Object.entries(read)) {
        expect([file, error]).toEqual([file, null])
        // icalendar 4 takes escapes away twice.
        if (!JSON.stringify(vobject).includes('\\\\')) expect(icalendar).toEqual(vobject)
        count += vobject.length
      }
    }
    expect(count).toBeGreaterThan(days)
  })

  test('khard’s lists have every telephone number and every address of mail', async () => {
    const { home, all } = await exported('sample')
    const settings = path.join(home, 'khard.conf')
    const folder = path.join(all.storage, 'collection-root/cardfile/contacts')
    writeFileSync(settings, `[addressbooks]\n[[book]]\npath = ${folder}\n[general]\ndefault_action = list\n`)
    const list = (...words: string[]) => runWell('/usr/bin/khard', ['-c', settings, ...words], home)
    const firsts = (text: string) =>
      text
        .split('\n')
        .flatMap((line) => (line.includes('\t') ? [line.split('\t')[0] ?? ''] : []))
        .sort()
    const people = all.book.contacts.filter(({ kind }) => kind !== 'deal')
    const every = (key: string) => people.flatMap((one) => textsOf(one, key)).sort()
    expect(firsts(await list('phone', '--parsable'))).toEqual(
      every('phone').map((text) => text.replace(/ ext\. /, ',')),
    )
    expect(firsts(await list('email', '--parsable'))).toEqual(every('email'))
    expect((await list('list', '--parsable')).trim().split('\n')).toHaveLength(people.length)
  })

  test('a telephone finds the address book and its own calendar by a name and a password, and can write neither', async () => {
    const { home, all } = await exported('nasty')
    const server = await startRadicale(home, all.storage, { sam: 'one', ana: 'two' }, all.rights)
    onTestFinished(() => server.stop())
    const ask = async (
      method: string,
      where: string,
      body?: string,
      headers: Record<string, string> = {},
    ) => {
      const answer = await fetch(server.url + where, {
        method,
        headers: { Authorization: `Basic ${btoa('sam:one')}`, ...headers },
        ...(body === undefined ? {} : { body }),
      })
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    }
    const found = await ask('PROPFIND', 'sam/', undefined, { Depth: '1' })
    expect(found.status).toBe(207)
    for (const name of ['cardfile-contacts', 'cardfile-calendar', 'cardfile-tasks'])
      expect(found.text).toContain(`/sam/${name}/`)
    expect(found.text).not.toContain('/ana/')
    const card = 'sam/cardfile-contacts/cardfile-labels.vcf'
    const before = await ask('GET', card)
    expect([before.status, before.text.includes('FN:Every Label')]).toEqual([200, true])
    const type = { 'Content-Type': 'text/vcard; charset=utf-8' }
    const forbidden = [
      await ask('PUT', card, before.text.replace('Every', 'No'), type),
      await ask('PUT', 'sam/cardfile-contacts/new.vcf', before.text, type),
      await ask('PUT', 'cardfile/contacts/new.vcf', before.text, type),
      await ask('DELETE', card),
      await ask('DELETE', 'sam/cardfile-contacts/'),
      await ask('DELETE', 'cardfile/'),
      await ask('MKCOL', 'sam/mine/'),
      await ask('PROPPATCH', 'sam/cardfile-contacts/', RENAME),
      await ask('MOVE', card, undefined, { Destination: `${server.url}sam/cardfile-contacts/moved.vcf` }),
      await ask('GET', 'ana/cardfile-calendar/'),
    ]
    expect(forbidden.map(({ status }) => status)).toEqual(forbidden.map(() => 403))
    expect((await ask('GET', card)).text).toBe(before.text)
    const report = await ask('REPORT', 'sam/cardfile-contacts/', EVERY_CARD, { Depth: '1' })
    expect([report.status, report.text.match(/<getetag>|<D:getetag>|getetag>/g)?.length ?? 0]).toEqual([
      207,
      expect.any(Number),
    ])
    expect(report.text).toContain('cardfile-labels.vcf')
    expect((await fetch(`${server.url}sam/cardfile-contacts/`)).status).toBe(401)
    expect(server.complaints()).not.toMatch(/Traceback|ERROR/)
  })

  test('what changes in the book reaches the client, and nothing else, while Radicale runs', async () => {
    const home = temporaryFolder()
    writeBook(path.join(home, 'contacts'), nastyBook())
    const storage = path.join(home, 'storage')
    mkdirSync(storage)
    const rights = path.join(home, 'rights')
    const publish = async () => {
      const { status, err } = await runIn(home, ['export', '--to', 'radicale', storage, '--rights', rights])
      expect([status, err.includes('left alone')]).toEqual([0, false])
    }
    await publish()
    const server = await startRadicale(home, storage, { sam: 'one' }, rights)
    onTestFinished(() => server.stop())
    const given = { url: server.url, username: 'sam', password: 'one', read_only: true }
    const into = (name: string, fileext: string) => ({
      type: 'filesystem' as const,
      path: path.join(home, name),
      fileext,
    })
    const phone = vdirsyncer(path.join(home, 'phone'), [
      {
        name: 'people',
        a: { type: 'carddav', ...given },
        b: into('people', '.vcf'),
        collections: ['from a'],
      },
      { name: 'days', a: { type: 'caldav', ...given }, b: into('days', '.ics'), collections: ['from a'] },
    ])
    expect((await phone.discover()).status).toBe(0)
    const sync = async () => {
      const { status, out, err } = await phone.sync()
      expect([status, err]).toEqual([0, expect.not.stringContaining('error')])
      return [...`${out}${err}`.matchAll(/^(?:Copying|Deleting) .*item (\S+)/gm)].map(([, id]) => id).sort()
    }
    const all = await sync()
    expect(readdirSync(path.join(home, 'people'))).toEqual(['cardfile-contacts'])
    expect(readdirSync(path.join(home, 'days'))).toEqual(['cardfile-calendar'])
    expect(all.length).toBe(
      readdirSync(path.join(home, 'people/cardfile-contacts')).length +
        readdirSync(path.join(home, 'days/cardfile-calendar')).length,
    )
    await publish()
    expect(await sync()).toEqual([])

    const edit = (...words: string[]) => runIn(home, words)
    expect((await edit('set', 'labels', 'title=Changed Title')).status).toBe(0)
    expect((await edit('postpone', 'someday', '2027-03-01')).status).toBe(0)
    expect((await edit('new', 'Fresh Face', '--set', 'phone=+44 7700 900456')).status).toBe(0)
    expect((await edit('set', 'bare', 'private=yes')).status).toBe(0)
    await publish()
    expect(await sync()).toEqual(
      ['cardfile-bare', 'cardfile-fresh-face', 'cardfile-labels', 'due-someday@cardfile'].sort(),
    )
    const people = readdirSync(path.join(home, 'people/cardfile-contacts')).map((name) =>
      readFileSync(path.join(home, 'people/cardfile-contacts', name), 'utf8'),
    )
    expect(people.filter((text) => text.includes('Changed Title'))).toHaveLength(1)
    expect(people.filter((text) => text.includes('+44 7700 900456'))).toHaveLength(1)
    expect(people.filter((text) => text.includes('FN:Bare'))).toEqual([])
    expect(await sync()).toEqual([])
    expect(server.complaints()).not.toMatch(/Traceback|ERROR/)
  })

  test('one file goes to any server by vdirsyncer, and comes back whole', async () => {
    const { home, all } = await exported('nasty')
    const storage = path.join(home, 'other')
    const server = await startRadicale(home, storage, { crm: 'x' })
    onTestFinished(() => server.stop())
    const given = { url: server.url, username: 'crm', password: 'x' }
    for (const [name, file] of [
      ['people', all.vcf],
      ['days', all.ics],
    ] as const) {
      const type = name === 'people' ? 'text/vcard' : 'text/calendar'
      const made = await fetch(`${server.url}crm/${name}/`, {
        method: 'PUT',
        headers: { Authorization: `Basic ${btoa('crm:x')}`, 'Content-Type': `${type}; charset=utf-8` },
        body: readFileSync(file),
      })
      expect([name, made.status]).toEqual([name, 201])
    }
    const back = vdirsyncer(path.join(home, 'back'), [
      {
        name: 'people',
        a: { type: 'carddav', ...given, url: `${server.url}crm/people/` },
        b: { type: 'singlefile', path: path.join(home, 'people.vcf') },
        collections: null,
      },
      {
        name: 'days',
        a: { type: 'caldav', ...given, url: `${server.url}crm/days/` },
        b: { type: 'singlefile', path: path.join(home, 'days.ics') },
        collections: null,
      },
    ])
    await back.discover()
    const { status, err } = await back.sync()
    expect([status, err.match(/^error.*/gm) ?? []]).toEqual([0, []])
    const count = (file: string, what: RegExp) => readFileSync(file, 'utf8').match(what)?.length
    expect(count(path.join(home, 'people.vcf'), /^BEGIN:VCARD/gm)).toBe(count(all.vcf, /^BEGIN:VCARD/gm))
    expect(count(path.join(home, 'days.ics'), /^BEGIN:VEVENT/gm)).toBe(count(all.ics, /^BEGIN:VEVENT/gm))
    expect(server.complaints()).not.toMatch(/Traceback|ERROR/)
  })

  test('what khal makes of a backslash before an n is its own: icalendar 4 takes escapes away twice', async () => {
    const version = await run(
      '/usr/bin/python3',
      ['-c', 'import icalendar; print(icalendar.__version__)'],
      '/tmp',
    )
    const home = temporaryFolder()
    const ics =
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:C:\\\\new\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    const read = await runWell(
      '/usr/bin/python3',
      [
        '-c',
        "import icalendar,sys; print(repr(str(icalendar.Calendar.from_ical(sys.stdin.read()).walk('VEVENT')[0]['SUMMARY'])))",
      ],
      home,
      ics,
    )
    expect(read.trim()).toBe(version.out.startsWith('4.') ? "'C:\\new'" : "'C:\\\\new'")
  })
})

const RENAME = `<?xml version="1.0"?><propertyupdate xmlns="DAV:"><set><prop><displayname>Mine</displayname></prop></set></propertyupdate>`
const EVERY_CARD = `<?xml version="1.0"?><C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:prop><D:getetag/></D:prop><C:filter/></C:addressbook-query>`
