// What a session, a device or a calendar shows to be let in: 256 random bits, of which only a hash is kept. No slow hash
// is needed: nobody guesses them.

import { createHash, randomBytes } from 'node:crypto'

/** 43 letters that are safe in an address, a header and a file. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
