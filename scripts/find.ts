// cardfile find TEXT: searches names, organisations, addresses, numbers, tags and notes, typing errors allowed.

import { type Command, InvalidArgumentError } from 'commander'
import { createSearch, type Hit, resolve, searchDocs, searchFields } from '../src/book/index.ts'
import { textOf } from '../src/contact/index.ts'
import { printable } from '../src/reports/index.ts'
import { openSession, printJson, type Session } from './session.ts'
import { bold, dim } from './terminal.ts'

export function define(command: Command): void {
  command
    .argument('<text...>', 'some of the name, the organisation, a phone number, a tag, a word of the notes')
    .option('-n, --limit <number>', 'at most so many', atMost, 10)
    .addHelpText('after', '\n  cardfile find lovlace\n  cardfile find 7946 0958')
    .action((words: string[], options: { limit: number }) => {
      const session = openSession(command)
      const fields = searchFields(session.book.config)
      const hits = createSearch(searchDocs(session.book), fields)(words.join(' '), options.limit)
      if (hits.length === 0) process.exitCode = 1
      if (session.json)
        return printJson(hits.map((hit) => ({ ...summary(session, hit), matches: hit.matches })))
      for (const hit of hits) process.stdout.write(sayHit(session, hit))
      if (hits.length === 0) process.stdout.write('Nothing found.\n')
    })
}

function summary({ book }: Session, hit: Hit) {
  const contact = book.contacts[hit.index]
  return { slug: hit.slug, name: contact?.name, file: contact?.file }
}

function sayHit({ book }: Session, hit: Hit): string {
  const contact = book.contacts[hit.index]
  if (contact === undefined) return ''
  const link = textOf(contact, contact.kind === 'deal' ? 'for' : 'org')
  const about = [
    link && (resolve(book, link)?.name ?? link),
    textOf(contact, 'title'),
    textOf(contact, 'phone'),
    textOf(contact, 'email'),
  ].filter((text) => text !== undefined)
  const lines = hit.matches
    .filter(({ key }) => !['name', 'org', 'title', 'phone', 'email'].includes(key))
    .map(({ key, text, ranges }) => `  ${dim(`${key}:`)} ${excerpt(text, ranges)}\n`)
  const head = `${bold(printable(contact.name))}  ${dim(hit.slug)}\n`
  return `${head}${about.length > 0 ? `  ${printable(about.join(' · '))}\n` : ''}${lines.join('')}`
}

/** The words around the first place that was met. */
function excerpt(text: string, ranges: readonly (readonly [number, number])[]): string {
  const [start = 0, end = 0] = ranges[0] ?? []
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, start - 30)))
  const to = text.indexOf(' ', Math.min(text.length, end + 40))
  const shown = to < 0 ? text.length : to
  const before = `${from > 0 ? '…' : ''}${printable(text.slice(from, start))}`
  return `${before}${bold(printable(text.slice(start, end)))}${printable(text.slice(end, shown))}${to < 0 ? '' : '…'}`
}

function atMost(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Write a whole number, such as 10.')
  return Number(text)
}
