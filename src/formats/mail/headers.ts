// What the headers of a mail say of it: who took part, when it came, and whether a person wrote it.

import type { Address, Email } from 'postal-mime'
import type { Participant } from '../interaction.ts'
import { oneLine } from '../record.ts'

export function headerOf({ headers }: Email, key: string): string | undefined {
  return headers.find((header) => header.key === key)?.value
}

/** Whose own mailbox it came to: not a correspondent, but tells who of the team took part. */
const MAILBOXES = ['delivered-to', 'x-delivered-to', 'x-original-to', 'envelope-to']

/** Everybody with an address, who wrote first; nobody twice. */
export function participantsOf(mail: Email): Participant[] {
  const listed = [
    ...flat(mail.from ? [mail.from] : mail.sender ? [mail.sender] : []),
    ...flat(mail.to),
    ...flat(mail.cc),
    ...flat(mail.bcc),
    ...flat(mail.replyTo),
    ...MAILBOXES.flatMap((key) => mail.headers.filter((header) => header.key === key)).map(({ value }) => ({
      name: '',
      address: value.replace(/[<>\s]/g, ''),
    })),
  ]
  const known = new Set<string>()
  return listed.filter(({ address }) => {
    const key = address.toLowerCase()
    if (!address.includes('@') || known.has(key)) return false
    known.add(key)
    return true
  })
}

function flat(addresses: readonly Address[] | undefined): Participant[] {
  return (addresses ?? []).flatMap((one) => {
    const boxes = one.group ?? [{ name: one.name, address: one.address }]
    return boxes.map(({ name, address }) => ({ name: oneLine(name ?? ''), address: oneLine(address ?? '') }))
  })
}

/** The date of the newest `Received` header, which the own server put on top (RFC 5321, 4.4). */
export function receivedDate(mail: Email): string | undefined {
  const value = headerOf(mail, 'received')
  return value === undefined || !value.includes(';')
    ? undefined
    : value.slice(value.lastIndexOf(';') + 1).trim()
}

/** Why a mail is no interaction between people; undefined for a letter. RFC 2919, RFC 3834, RFC 3462. */
export function whyNoLetter(mail: Email): string | undefined {
  const has = (key: string, value: RegExp) => value.test(headerOf(mail, key) ?? '')
  const from = (mail.from?.address ?? '').toLowerCase()
  if (/^multipart\/report\b/i.test(headerOf(mail, 'content-type') ?? ''))
    return 'a report about a mail (bounce or receipt)'
  if (has('return-path', /^\s*<\s*>\s*$/) || /^(?:mailer-daemon|postmaster)@/.test(from))
    return 'a mail server’s own mail (bounce)'
  if (has('auto-submitted', /^\s*(?!no\b)\S/i)) return 'an automatic reply'
  if (has('x-autoreply', /\S/) || has('x-autorespond', /\S/) || has('precedence', /auto.?reply/i))
    return 'an automatic reply'
  if (has('list-id', /\S/) || has('list-post', /\S/)) return 'a mailing list’s mail'
  if (has('precedence', /^\s*(?:bulk|list|junk)\b/i)) return 'a bulk mail'
  if (has('x-spam-flag', /^\s*yes\b/i) || has('x-gmail-labels', /(?:^|,|")\s*spam\s*(?:,|"|$)/i))
    return 'marked as spam'
  if (has('x-gmail-labels', /(?:^|,|")\s*drafts?\s*(?:,|"|$)/i)) return 'a draft'
  // Thunderbird keeps what was deleted in its file until the folder is compacted.
  if (Number.parseInt(headerOf(mail, 'x-mozilla-status') ?? '0', 16) & 8) return 'deleted in the mail program'
  return undefined
}

/** File names of attachments: no folders, no marks that hide a name's end. Pictures of the text itself are none. */
export function attachmentNames(mail: Email): string[] {
  return mail.attachments
    .filter((one) => !(one.related && one.disposition !== 'attachment' && one.mimeType.startsWith('image/')))
    .filter((one) => !/^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)$/.test(one.mimeType))
    .map(
      ({ filename, mimeType }) =>
        cleanName(filename ?? '') || `a file of type ${oneLine(mimeType).slice(0, 60)}`,
    )
}

function cleanName(name: string): string {
  const last = oneLine(name)
    .split(/[/\\]/)
    .findLast((part) => part.trim() !== '' && !/^\.+$/.test(part.trim()))
  return (last ?? '')
    .replace(/[<>:"|?*,]/g, '_')
    .replace(/^\.+/, '')
    .trim()
}
