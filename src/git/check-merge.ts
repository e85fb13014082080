// What is wrong with the book after a merge and was wrong on neither side: two clean edits can break a link.

import { buildBook } from '../book/index.ts'
import { parseCard } from '../card/index.ts'
import { parseConfig, readContact } from '../contact/index.ts'
import { checkBook } from '../rules/index.ts'
import type { Diagnostic } from '../text/index.ts'
import { decode, type Read } from './changes.ts'
import { isCard, type Layout } from './plan.ts'
import type { Repo, Tree } from './repo.ts'

/** @returns errors of the merged book that the book on disk does not have */
export async function brokenByMerge(
  repo: Pick<Repo, 'blobs'>,
  before: Tree,
  after: Tree,
  { book, today, folder }: Read,
  layout: Layout,
): Promise<Diagnostic[]> {
  const { prefix } = layout
  const changed = [...after].filter(
    ([path, { id }]) => path.startsWith(prefix) && before.get(path)?.id !== id,
  )
  const gone = [...before.keys()].filter((path) => !after.has(path))
  const name = folder.replaceAll('\\', '/').replace(/\/+$/, '')
  const fileOf = (path: string) => `${name}/${path.slice(prefix.length)}`
  const cards = changed.filter(([path]) => isCard(path, layout))
  const settings = changed.filter(([path]) => path === `${prefix}cardfile.yaml`)
  const blobs = await repo.blobs([...cards, ...settings].map(([, { id }]) => id))
  const text = (id: string) => decode(blobs.get(id)) ?? ''
  const [own] = settings
  const config = own === undefined ? book.config : parseConfig(text(own[1].id), fileOf(own[0])).config
  const replaced = new Set([...cards.map(([path]) => fileOf(path)), ...gone.map(fileOf)])
  const kept = book.contacts.filter(({ file }) => !replaced.has(file))
  const contacts = [
    ...(config === book.config ? kept : kept.map(({ card }) => readContact(card, config))),
    ...cards.map(([path, { id }]) => readContact(parseCard(text(id), fileOf(path)), config)),
  ]
  const errors = (of: typeof book) => checkBook(of, { today }).filter(({ severity }) => severity === 'error')
  const key = ({ file, rule, message }: Diagnostic) => `${file} ${rule} ${message}`
  const known = new Set(errors(book).map(key))
  return errors(buildBook(contacts, config)).filter((one) => !known.has(key(one)))
}
