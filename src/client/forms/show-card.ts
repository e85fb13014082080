// A card's own page, as the card is now.

import { notesOf } from '../../actions/index.ts'
import { type Config, type Contact, textOf } from '../../contact/index.ts'
import { fieldRows } from '../view/card-fields.ts'
import { logRows } from '../view/log-rows.ts'
import type { LinkTo } from '../view/types.ts'
import { showCardHead } from './card-head.ts'
import { fieldItem, logItem, nextStepParts } from './card-parts.ts'
import { openDirectory } from './directory.ts'
import { element } from './element.ts'
import type { Office } from './office.ts'
import { renderNotes } from './render-notes.ts'
import { showDecisions } from './show-decisions.ts'

/** Shows a card in the article that the build made for it. */
export async function showCard(article: HTMLElement, contact: Contact, office: Office): Promise<void> {
  const { root, today } = office
  const config = office.config()
  const onPage = linksIn(article, root)
  const linkTo: LinkTo = (text) => onPage.get(text.toLowerCase()) ?? { text }
  showCardHead(article, contact, config, root, linkTo)
  showNext(article, contact, config, today)
  showLog(article, contact, config)
  showFields(article, contact, config, root, linkTo)
  await Promise.all([
    showDecisions(article, contact, config, linkTo, root),
    showNotes(article, contact, root),
  ])
  // Cards that the page did not link to yet have a name, too.
  if (linksOf(contact, config).some((slug) => !onPage.has(slug.toLowerCase())))
    void openDirectory(root).then(
      (directory) => {
        const named: LinkTo = (text) => onPage.get(text.toLowerCase()) ?? directory.linkTo(text)
        showCardHead(article, contact, config, root, named)
        showFields(article, contact, config, root, named)
      },
      () => undefined,
    )
}

function linksOf(contact: Contact, config: Config): string[] {
  return config.fields
    .filter(({ type }) => type.name === 'link' || type.name === 'link-or-text')
    .flatMap(({ key }) => (contact.values.get(key) ?? []).map(({ text }) => text))
}

/** The cards that the page links to, by slug, with the names that the build knew. */
function linksIn(article: HTMLElement, root: string): Map<string, { text: string; href: string }> {
  const links = new Map<string, { text: string; href: string }>()
  for (const link of article.querySelectorAll('.card-title .sub a, .fields a')) {
    const href = link.getAttribute('href') ?? ''
    const slug = href.startsWith(`${root}card/`) ? href.slice(root.length + 5).replace(/\.html$/, '') : ''
    if (slug !== '') links.set(slug, { text: link.textContent ?? '', href: href.slice(root.length) })
  }
  return links
}

function showNext(article: HTMLElement, contact: Contact, config: Config, today: string): void {
  const section = article.querySelector<HTMLElement>('.next-step')
  if (section === null) return
  const isNone = textOf(contact, 'next') === undefined && textOf(contact, 'due') === undefined
  section.classList.toggle('none', isNone)
  const heading = section.querySelector('h2')
  section.replaceChildren(...(heading === null ? [] : [heading]), ...nextStepParts(contact, config, today))
}

async function showNotes(article: HTMLElement, contact: Contact, root: string): Promise<void> {
  const notes = notesOf(contact)
  const section = article.querySelector<HTMLElement>('section[aria-labelledby="h-notes"]')
  if (notes === '') return section?.remove()
  const shown = section?.querySelector<HTMLElement>('.prose')
  if (shown?.dataset['notes'] === notes) return
  const prose = shown ?? element('div', { class: 'prose' })
  const isFirst = prose.dataset['notes'] === undefined && prose.childElementCount > 0
  // What the build made of the same notes needs no renderer.
  if (isFirst && notes === sourceNotes(prose)) return
  await renderNotes(prose, notes, root)
  if (section === null)
    article
      .querySelector('section[aria-labelledby="h-log"]')
      ?.before(
        element(
          'section',
          { class: 'block', 'aria-labelledby': 'h-notes' },
          element('h2', { id: 'h-notes' }, 'Notes'),
          prose,
        ),
      )
}

/** The notes that the page was built from, set once by who opened it. */
export function keepBuiltNotes(article: HTMLElement, contact: Contact): void {
  const prose = article.querySelector<HTMLElement>('section[aria-labelledby="h-notes"] .prose')
  if (prose !== null) prose.dataset['built'] = notesOf(contact)
}

function sourceNotes(prose: HTMLElement): string | undefined {
  return prose.dataset['built']
}

function showLog(article: HTMLElement, contact: Contact, config: Config): void {
  const section = article.querySelector('section[aria-labelledby="h-log"]')
  if (section === null) return
  const { log, older } = logRows(contact, config)
  section.querySelector('.timeline')?.replaceChildren(...log.map(logItem))
  countIn(section, log.length + older)
  const empty = section.querySelector<HTMLElement>('.empty')
  if (log.length > 0) empty?.remove()
  else if (empty === null)
    section.querySelector('h2')?.after(element('p', { class: 'empty' }, 'Nothing logged yet.'))
}

function showFields(
  article: HTMLElement,
  contact: Contact,
  config: Config,
  root: string,
  linkTo: LinkTo,
): void {
  const rows = fieldRows(contact, config, linkTo)
  const section = article.querySelector('section[aria-labelledby="h-fields"]')
  if (rows.length === 0) return section?.remove()
  const list = element(
    'dl',
    { class: 'fields' },
    rows.map((row) => fieldItem(row, root)),
  )
  if (section !== null) return section.querySelector('.fields')?.replaceWith(list)
  article
    .querySelector('.column-side')
    ?.prepend(
      element(
        'section',
        { class: 'block', 'aria-labelledby': 'h-fields' },
        element('h2', { id: 'h-fields' }, 'Details'),
        list,
      ),
    )
}

function countIn(section: Element, count: number): void {
  const counter = section.querySelector('h2 .count')
  if (counter !== null) counter.textContent = String(count)
}
