// A contact as a row of a list.

import { foldSlug, resolve } from '../book/index.ts'
import { initialsOf } from '../client/find.ts'
import { given } from '../client/view/given.ts'
import { callOf, mailOf } from '../client/view/reach.ts'
import type { CardLink } from '../client/view/types.ts'
import { type Contact, dateOf, formatMoney, parseMoney, textOf, textsOf } from '../contact/index.ts'
import type { Row, Site } from './types.ts'

/** `card/ada-lovelace.html`, from the site's root. */
export function hrefOf(site: Site, contact: Contact): string {
  return `${site.paths.get(contact)}.html`
}

/** A link to the card that a value names; its text where there is none; nothing of a private card. */
export function linkTo(site: Site, text: string): CardLink {
  const contact = resolve(site.book, text)
  if (contact !== undefined) return { text: contact.name, href: hrefOf(site, contact) }
  return { text: site.hidden.has(foldSlug(text)) ? '(a private card)' : text }
}

export function rowOf(site: Site, contact: Contact): Row {
  const { config } = site.book
  const org = textsOf(contact, contact.kind === 'deal' ? 'for' : 'org')[0]
  const owner = textOf(contact, 'owner')
  const color = textOf(contact, 'color')
  const tint = color === undefined ? undefined : config.colors.get(color)
  const value = parseMoney(textOf(contact, 'value') ?? '')
  return {
    slug: contact.slug,
    href: hrefOf(site, contact),
    name: contact.name,
    initials: initialsOf(contact.name),
    kind: contact.kind,
    tags: textsOf(contact, 'tags').map((tag) => tag.replace(/^#/, '')),
    ...given('org', org === undefined ? undefined : linkTo(site, org)),
    ...given('title', textOf(contact, 'title')),
    ...given('stage', textOf(contact, 'stage')),
    ...given('owner', owner),
    ...given('ownerName', owner === undefined ? undefined : (config.team.get(owner)?.name ?? owner)),
    ...given('color', tint === undefined ? undefined : color),
    ...given('tint', tint),
    ...given('next', textOf(contact, 'next')),
    ...given('due', dateOf(contact, 'due')),
    ...given('value', value === undefined ? undefined : formatMoney(value)),
    ...given('call', callOf(contact, site.book)),
    ...given('mail', mailOf(contact, site.book)),
  }
}
