// A book that is no repository: a folder of files for the site, and git's requests answered from memory.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DEFAULT_CONFIG } from '../../src/contact/index.ts'
import type { GitRequest, GitUser, ServerBook } from '../../src/server/index.ts'

export interface FakeBook extends ServerBook {
  /** What came, as the book was told. */
  readonly asked: { request: Omit<GitRequest, 'body' | 'signal'>; user: GitUser; size: number }[]
}

const MOST = 1_000_000

export function fakeBook(folder: string, files: Readonly<Record<string, string>> = {}): FakeBook {
  const site = path.join(folder, 'site-a')
  const all = { ...SITE, ...files }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true })
    writeFileSync(path.join(site, name), text)
  }
  const asked: FakeBook['asked'] = []
  const team = new Map(
    [
      { handle: 'sam', name: 'Sam Rivers', email: 'sam@example.com' },
      { handle: 'ana', name: 'Ana Moreira', email: 'ana@example.com', color: 'teal' },
    ].map((member) => [member.handle, member]),
  )
  return {
    asked,
    async handle({ body, signal: _signal, ...request }, user) {
      let size = 0
      for await (const chunk of body) {
        size += chunk.length
        if (size > MOST)
          return { status: 413, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from('too much\n') }
      }
      asked.push({ request, user, size })
      const type =
        request.action === 'info/refs' ? `${request.service}-advertisement` : `${request.action}-result`
      return {
        status: 200,
        headers: { 'Content-Type': `application/x-${type}`, 'Cache-Control': 'no-cache' },
        body: (async function* () {
          yield Buffer.from('0000')
        })(),
      }
    },
    tip: async () => COMMIT,
    site: () => ({ folder: site, commit: COMMIT }),
    config: () => ({ ...DEFAULT_CONFIG, title: 'Test Office', team }),
    published: async () => undefined,
    close: async () => undefined,
  }
}

export const COMMIT = '1'.repeat(40)

const SITE: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><h1>Today</h1>',
  'contacts.html': `<!doctype html><h1>Contacts</h1>${'<p>Ada Lovelace</p>'.repeat(200)}`,
  'card/ada-lovelace.html': '<!doctype html><h1>Ada Lovelace</h1>',
  'card/ada-lovelace.vcf': 'BEGIN:VCARD\r\nEND:VCARD\r\n',
  'search-index.js': 'self.index = []',
  'book.json': '{}',
  'calendar.ics': 'BEGIN:VCALENDAR\r\nX-WHO:all\r\nEND:VCALENDAR\r\n',
  'calendar-sam.ics': 'BEGIN:VCALENDAR\r\nX-WHO:sam\r\nEND:VCALENDAR\r\n',
  'assets/site.css': 'body { color: black }\n'.repeat(200),
  'assets/theme.js': '0',
  'assets/site.css.map': '{}',
  'sw.js': '0',
  'manifest.webmanifest': '{}',
  '.cardfile-site.json': '{"secret":1}',
  'package.json': '{}',
}
