// What can go wrong on the way to a mailbox, in plain words.

import type { Account } from './account.ts'

/** A mailbox can't be read; nothing of the book was touched. */
export class MailFailure extends Error {
  readonly hint: string
  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}

interface Told {
  readonly code?: string
  readonly message?: string
  readonly authenticationFailed?: boolean
  readonly responseText?: string
  readonly serverResponseCode?: string
  readonly cause?: Told
}

/** @param secret the password, which no message repeats, whatever a server answers */
export function failureOf(error: unknown, account: Account, secret: string): MailFailure {
  if (error instanceof MailFailure) return error
  const told = error as Told
  const code = told.code ?? told.cause?.code ?? ''
  const text = `${told.message ?? ''} ${told.cause?.message ?? ''}`
  const said = clean(told.responseText ?? told.message ?? String(error), secret)
  const { host, port, user } = account
  const where = `${host}:${port}`
  const make = (message: string, hint: string) => new MailFailure(message, hint)
  if (/basic authentication|basic auth\b|XOAUTH2|OAUTHBEARER/i.test(`${said} ${text}`))
    return make(
      `${host} takes no passwords: ${said}`,
      'It wants an access token, in the variable CARDFILE_IMAP_TOKEN; docs/mail.md says where one comes from.',
    )
  if (told.authenticationFailed || /AUTHENTICATIONFAILED/.test(told.serverResponseCode ?? ''))
    return make(
      `${host} does not let "${user}" in: ${said}`,
      'See whether name and password are right. With two-step log-in most providers want an app password: docs/mail.md.',
    )
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return make(
      `there is no server "${host}", or no network.`,
      'See whether the name is right: the provider tells it as "IMAP server".',
    )
  if (code === 'ECONNREFUSED')
    return make(`nobody answers at ${where}.`, 'See whether the port is right: 993 for imaps, 143 for imap.')
  if (/TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|GREETING/i.test(code))
    return make(
      `${where} does not answer.`,
      'See whether the network and its firewall let this machine through, then try again.',
    )
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code))
    return make(
      `${host} shows a certificate that can't be trusted: ${said}`,
      'Nothing was sent to it. For a server of your own with a certificate of your own: NODE_EXTRA_CA_CERTS=/path/ca.pem.',
    )
  if (/SSL|TLS|wrong version|packet length/i.test(`${code} ${text}`) && !/STARTTLS/i.test(text))
    return make(
      `${where} speaks no TLS: ${said}`,
      'imaps is for port 993; on port 143 it is imap://, which then turns TLS on.',
    )
  if (/STARTTLS/i.test(`${code} ${text}`))
    return make(
      `${where} offers no TLS; the password was not sent.`,
      'Use imaps:// with port 993, if the server has it.',
    )
  if (/TooLarge|TooMany/.test(code))
    return make(
      `${host} sends more than a mailbox would: ${said}`,
      'Nothing was read from it. Ask whoever looks after the server.',
    )
  return make(
    `the mailbox at ${where} can't be read: ${said}`,
    'Try again; what was read already comes no second time.',
  )
}

function clean(text: string, secret: string): string {
  const plain = secret === '' ? text : text.replaceAll(secret, '***')
  return plain
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
    .slice(0, 200)
}
