// Where a mailbox is: an address such as `imaps://sam%40example.com@mail.example.com:993`. A password is never a part of it.

export interface Account {
  readonly user: string
  readonly host: string
  readonly port: number
  /** How the line is kept private: from the first byte, from a command on (RFC 8314 has no name for it), or not, on this machine. */
  readonly security: 'tls' | 'starttls' | 'local'
  /** The account as it is shown and remembered: without anything secret. */
  readonly name: string
}

export interface AccountProblem {
  readonly problem: string
  readonly hint: string
}

const EXAMPLE = 'Write it as imaps://sam@mail.example.com, or imaps://sam%40example.com@imap.example.com:993.'

/** @returns the account, or what is wrong with its address; what it says never has the password in it */
export function parseAccount(typed: string): Account | AccountProblem {
  const parts = /^(imaps?):\/\/(?:([^@/]*)@|(.*)@)?(\[[0-9a-f:]+\]|[^@:/?#[\]\s]+)(?::(\d{1,5}))?\/?$/i.exec(
    typed.trim(),
  )
  if (parts === null)
    return { problem: `this is no address of a mailbox: ${withoutSecret(typed)}`, hint: EXAMPLE }
  const [, scheme = '', plain, dirty, host = '', port] = parts
  const who = plain ?? dirty ?? ''
  if (who.includes(':'))
    return {
      problem: 'a password does not belong into the command, where others of this machine can read it.',
      hint: 'Leave it out of the address: you are asked for it, or it is taken from CARDFILE_IMAP_PASSWORD.',
    }
  const user = decoded(who)
  if (user === undefined || user === '' || /[\u0000-\u001f\u007f]/.test(user))
    return { problem: `the address does not say who: ${withoutSecret(typed)}`, hint: EXAMPLE }
  const isTls = scheme.toLowerCase() === 'imaps'
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  const number = port === undefined ? (isTls ? 993 : 143) : Number(port)
  if (number < 1 || number > 65535) return { problem: `there is no port ${port}.`, hint: EXAMPLE }
  return {
    user,
    host: bare,
    port: number,
    security: isTls ? 'tls' : isLocal(bare) ? 'local' : 'starttls',
    name: `${scheme.toLowerCase()}://${encodeURIComponent(user)}@${host.toLowerCase()}:${number}`,
  }
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** What was typed, for a message: whatever stands between a colon and an `@` may be a password. */
function withoutSecret(typed: string): string {
  return typed.replace(/:[^/@][^@]*@/g, ':***@').slice(0, 100)
}
