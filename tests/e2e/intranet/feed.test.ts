// The secret address of a person's own calendar, as calendar programs ask for it: without a cookie, again and again.

import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { khalDays } from '../../../scripts/corpora/clients/calendars.ts'
import { missing } from '../../../scripts/corpora/clients/programs.ts'
import { vdirsyncer } from '../../../scripts/corpora/clients/vdirsyncer.ts'
import { temporaryFolder } from '../book.ts'
import { type IntranetServer, startServer } from './server.ts'

const CARDS = {
  'hidden.md': '---\nname: Hush Hush\nprivate: yes\nowner: sam\nnext: Secret\ndue: 2026-12-02\n---\n',
  'born.md': '---\nname: Leap Born\nowner: sam\nbirthday: --02-29\n---\n',
}

/** Does something on the page of the own log-in. @returns the calendar's address, where the page shows one */
async function onAccount(server: IntranetServer, cookie: string, what: 'feed' | 'unfeed'): Promise<string> {
  const answer = await fetch(`${server.address}account`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: new URL(server.address).origin },
    body: new URLSearchParams({ do: what }),
  })
  expect(answer.status).toBe(200)
  return /http:\/\/[\w.:]+\/feed\/[\w-]{43}\/calendar\.ics/.exec(await answer.text())?.[0] ?? ''
}

/** As a calendar program asks, once the first site is there. */
async function ask(address: string, headers: Record<string, string> = {}) {
  for (;;) {
    const answer = await fetch(address, { headers })
    const text = await answer.text()
    if (answer.status !== 503) return { status: answer.status, text, headers: answer.headers }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

test('an address of one’s own: made, asked for, made anew, removed', async () => {
  const server = await startServer({ cards: CARDS })
  const cookie = await server.logIn('sam')
  const address = await onAccount(server, cookie, 'feed')
  const { status, headers, text } = await ask(address)
  expect(status).toBe(200)
  const said = Object.fromEntries(
    ['content-type', 'cache-control', 'set-cookie', 'x-robots-tag', 'referrer-policy'].map((name) => [
      name,
      headers.get(name),
    ]),
  )
  expect(said).toEqual({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
    'set-cookie': null,
    'x-robots-tag': 'noindex',
    'referrer-policy': 'same-origin',
  })
  expect(text).toContain('X-WR-CALNAME:Test Office (Sam Rivers)\r\n')
  expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n')
  expect(text.match(/^SUMMARY:.*$/gm)).toEqual([
    'SUMMARY:Ada Lovelace: Send the terms',
    'SUMMARY:Birthday: Leap Born',
  ])
  expect(text).not.toMatch(/Hush|Secret|Babbage/)

  // What it has already is not sent again.
  const again = await ask(address, { 'If-None-Match': headers.get('etag') ?? '' })
  expect([again.status, again.text, headers.get('etag')]).toEqual([304, '', expect.stringMatching(/./)])

  // A program asks by HEAD, too; nobody writes there.
  expect((await fetch(address, { method: 'HEAD' })).status).toBe(200)
  expect((await fetch(address, { method: 'PUT', body: 'x' })).status).toBe(405)

  // Guesses, and what is almost right, are told the same as anything else that is not there.
  const secret = address.split('/')[4] ?? ''
  const last = secret.endsWith('A') ? 'B' : 'A'
  const nothing = await ask(address.replace(secret, 'A'.repeat(43)))
  for (const wrong of [
    `${secret.slice(0, -1)}${last}`,
    secret.toLowerCase(),
    secret.slice(1),
    `${secret}A`,
    '%00',
  ]) {
    const { status, text } = await ask(address.replace(secret, wrong))
    expect([wrong.length, status]).toEqual([wrong.length, 404])
    if (wrong.length === 43) expect(text).toBe(nothing.text)
  }
  // Only a hash of it is kept, and the page never shows it again.
  expect(readFileSync(path.join(server.folder, 'users.json'), 'utf8')).not.toContain(secret)
  expect(server.said()).not.toContain(secret)

  const fresh = await onAccount(server, cookie, 'feed')
  expect([(await ask(address)).status, (await ask(fresh)).status]).toEqual([404, 200])
  await onAccount(server, cookie, 'unfeed')
  expect((await ask(fresh)).status).toBe(404)
})

const absent = missing('khal', 'vdirsyncer')
test.skipIf(absent.length > 0)(
  `vdirsyncer and khal subscribe to it, and follow a push${absent.length > 0 ? ` (skipped: without ${absent.join(', ')})` : ''}`,
  async () => {
    const server = await startServer({ cards: CARDS })
    const address = await onAccount(server, await server.logIn('sam'), 'feed')
    await ask(address)
    const home = temporaryFolder()
    const days = path.join(home, 'days')
    const calendar = vdirsyncer(home, [
      {
        name: 'feed',
        a: { type: 'http', url: address },
        b: { type: 'filesystem', path: days, fileext: '.ics' },
        collections: null,
      },
    ])
    expect((await calendar.discover()).status).toBe(0)
    expect((await calendar.sync()).status).toBe(0)
    expect(await khalDays(home, days, '2026-11-01', 120)).toEqual([
      { date: '2026-11-23', title: 'Ada Lovelace: Send the terms' },
      { date: '2027-02-28', title: 'Birthday: Leap Born' },
    ])

    const clone = path.join(home, 'clone')
    const git = (...args: string[]) => execFileSync('git', args, { cwd: home, stdio: 'pipe' })
    git('clone', '-q', await server.gitAddress('sam'), clone)
    const card = path.join(clone, 'contacts/ada-lovelace.md')
    writeFileSync(card, readFileSync(card, 'utf8').replace('due: 2026-11-23', 'due: 2026-11-25'))
    appendFileSync(card, '- 2026-11-23 call @sam: On Wednesday.\n')
    git(
      '-C',
      clone,
      '-c',
      'user.name=Sam Rivers',
      '-c',
      'user.email=sam@example.com',
      'commit',
      '-qam',
      'Later',
    )
    git('-C', clone, 'push', '-q')
    await expect.poll(async () => (await ask(address)).text, { timeout: 60_000 }).toContain('20261125')
    expect((await calendar.sync()).status).toBe(0)
    expect((await khalDays(home, days, '2026-11-01', 60)).map(({ date }) => date)).toEqual(['2026-11-25'])
  },
)
