// How alike two e-mail addresses are.

import { editsBetween, jaroWinkler } from './similarity.ts'

/** Worst first. */
export const EMAIL_LEVELS = { DIFFERENT: 0, LOOSE: 1, LOCAL: 2, CLOSE: 3, SHARED: 4, SAME: 5 } as const
const { DIFFERENT, LOOSE, LOCAL, CLOSE } = EMAIL_LEVELS

export interface Address {
  readonly text: string
  readonly local: string
  readonly domain: string
  /** The digits of the local part. */
  readonly number: string
}

/** Mailboxes that nobody has alone. */
const OFFICE = new Set(
  `info office contact kontakt contacto contato sales mail email admin support hello hallo team post service services help
  accounts accounting billing invoice invoices rechnung buchhaltung enquiries inquiries enquiry webmaster noreply no-reply
  marketing hr jobs careers press presse reception empfang sekretariat verwaltung zentrale buero vertrieb ventas vendas
  biuro kantoor ufficio bureau compras einkauf orders order bestellung shop welcome customerservice legal privacy
  secretary secretariat general main frontdesk booking bookings reservations`.split(/\s+/),
)

/** True for info@ and its like. */
export function isOfficeMailbox({ local }: Address): boolean {
  return OFFICE.has(local)
}

/** In lower case, without a name around it and without a tag. */
export function plainAddress(text: string): string {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
  const lower = bare.replace(/^.*<([^<>]+)>$/, '$1')
  const { local, domain } = cutAddress(lower)
  return domain === '' ? lower : `${local.replace(/\+.*$/, '')}@${domain}`
}

export function cutAddress(text: string): Address {
  const at = text.lastIndexOf('@')
  const local = at < 0 ? text : text.slice(0, at)
  return { text, local, domain: at < 0 ? '' : text.slice(at + 1), number: local.replace(/\D+/g, '') }
}

/** The level of two addresses that are not the same. */
export function emailLevel(a: Address, b: Address): number {
  if (a.local === b.local && a.local.length > 2 && editsBetween(a.domain, b.domain, 1) > 1) return LOCAL
  // A number tells one account from the next.
  if (a.number !== '' && b.number !== '' && a.number !== b.number) {
    if (a.local.replace(/\d+/g, '') === b.local.replace(/\d+/g, '')) return DIFFERENT
    if (editsBetween(a.number, b.number, 1) > 1) return DIFFERENT
  }
  const edits = editsBetween(a.text, b.text, 3)
  // Short addresses are near each other by chance.
  const isLong = Math.min(a.text.length, b.text.length) >= 14
  if (edits <= (isLong ? 2 : 1)) return CLOSE
  if (edits === 3 && isLong) return LOOSE
  if (a.domain === b.domain && jaroWinkler(a.local, b.local) >= 0.9) return LOOSE
  return jaroWinkler(a.text, b.text) >= 0.93 ? LOOSE : DIFFERENT
}
