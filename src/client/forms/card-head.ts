// The head of a card's page: name, title and organisation, stage, owner, colour and tags, and what dials and writes.

import { type Config, type Contact, formatMoney, parseMoney, textOf, textsOf } from '../../contact/index.ts'
import { initialsOf } from '../find.ts'
import { callsOf, mailsOf } from '../view/reach.ts'
import type { LinkTo, Reach } from '../view/types.ts'
import { element } from './element.ts'

export function showCardHead(
  article: HTMLElement,
  contact: Contact,
  config: Config,
  root: string,
  linkTo: LinkTo,
): void {
  const color = textOf(contact, 'color')
  const tint = color === undefined ? undefined : config.colors.get(color)
  article.className = ['card', tint && `c-${tint}`].filter(Boolean).join(' ')
  const heading = article.querySelector('.card-title h1')
  if (heading !== null) heading.textContent = contact.name
  const initials = article.querySelector('.card-head .avatar')
  if (initials !== null) initials.textContent = initialsOf(contact.name)
  article.querySelector('.card-title .sub')?.replaceChildren(...subtitle(contact, root, linkTo))
  article
    .querySelector('.card-title .row-meta')
    ?.replaceChildren(...marks(contact, config, root, tint === undefined ? undefined : color))
  showReach(article, 'call', callsOf(contact)[0])
  showReach(article, 'mail', mailsOf(contact)[0])
}

function subtitle(contact: Contact, root: string, linkTo: LinkTo): HTMLElement[] {
  const title = textOf(contact, 'title')
  const value = parseMoney(textOf(contact, 'value') ?? '')
  const links = textsOf(contact, contact.kind === 'deal' ? 'for' : 'org').map(linkTo)
  return [
    ...(title === undefined ? [] : [element('span', {}, title)]),
    ...links.map(({ text, href }) =>
      href === undefined ? element('span', {}, text) : element('a', { href: root + href }, text),
    ),
    ...(value === undefined ? [] : [element('strong', { class: 'money' }, formatMoney(value))]),
  ]
}

function marks(contact: Contact, config: Config, root: string, color: string | undefined): HTMLElement[] {
  const owner = textOf(contact, 'owner')
  const mark = (className: string, key: string, value: string | undefined, word = value) =>
    value === undefined
      ? []
      : [
          element(
            'a',
            { class: className, href: `${root}contacts.html?${key}=${encodeURIComponent(value)}` },
            word,
          ),
        ]
  return [
    ...mark('stage', 'stage', textOf(contact, 'stage')),
    ...mark('owner', 'owner', owner, owner && (config.team.get(owner)?.name ?? owner)),
    ...mark('flag', 'color', color),
    ...textsOf(contact, 'tags').flatMap((tag) => mark('tag', 'tag', tag.replace(/^#/, ''))),
  ]
}

/** Where the card has no number of its own, what stands there is somebody else's, and stays. */
function showReach(article: HTMLElement, what: 'call' | 'mail', reach: Reach | undefined): void {
  if (reach === undefined) return
  const known = article.querySelector<HTMLAnchorElement>(`[data-reach="${what}"]`)
  if (known !== null) {
    if (known.getAttribute('href') === reach.href) return
    known.href = reach.href
    known.title = reach.text
    known.removeAttribute('aria-label')
    return
  }
  article
    .querySelector('.actions')
    ?.prepend(
      element(
        'a',
        { class: 'action', href: reach.href, title: reach.text, 'data-reach': what },
        element('span', {}, what === 'call' ? 'Call' : 'Mail'),
      ),
    )
}
