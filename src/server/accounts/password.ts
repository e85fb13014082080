// Passwords as argon2id, with the parameters of OWASP's Password Storage Cheat Sheet; RFC 9106.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

const MEMORY = 19 * 1024
const PASSES = 2
const LENGTH = 32
/** Hashes at a time: each takes 19 MiB and a processor for some 40 ms. */
const AT_ONCE = 2
/** Log-ins that wait for their turn; more are an attack, and are told to come later. */
const WAITING = 100

const SHORTEST = 10
/** Bytes. */
const LONGEST = 1024

/** What is wrong with a password that somebody chose, in words; undefined where it will do. */
export function passwordProblem(typed: string): string | undefined {
  const password = typed.normalize('NFC')
  if ([...password].length < SHORTEST) return `A password has at least ${SHORTEST} characters.`
  if (Buffer.byteLength(password) > LONGEST) return `A password has at most ${LONGEST} bytes.`
  return undefined
}

/** A password that nobody chose: five groups that can be read out over the telephone, 99 bits. */
export function randomPassword(): string {
  // Without letters and digits that look alike: 31 of them; bytes from 248 on would favour the first ones.
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const picked: string[] = []
  while (picked.length < 20)
    for (const byte of randomBytes(32))
      if (byte < 248 && picked.length < 20) picked.push(letters[byte % 31] ?? '')
  return (picked.join('').match(/.{4}/g) ?? []).join('-')
}

/** @returns the hash in PHC's form, with its salt and its parameters */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt)
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=1$${plain(salt)}$${plain(hash)}`
}

/**
 * Whether the password is the one. Takes the same time for somebody who has none (`kept` undefined) as for anybody.
 * @returns 'busy' where too many are waiting: nothing was tried
 */
export async function checkPassword(password: string, kept: string | undefined): Promise<boolean | 'busy'> {
  if (Buffer.byteLength(password) > LONGEST) return false
  const [, salt, hash] = /\$([\w+/]+)\$([\w+/]+)$/.exec(kept ?? '') ?? []
  const found = await derive(password, salt === undefined ? NOBODY : Buffer.from(salt, 'base64')).catch(
    asBusy,
  )
  if (found === 'busy') return found
  const wanted = hash === undefined ? Buffer.alloc(LENGTH) : Buffer.from(hash, 'base64')
  return wanted.length === LENGTH && timingSafeEqual(found, wanted) && hash !== undefined
}

const NOBODY = randomBytes(16)

class Busy extends Error {}

function asBusy(error: unknown): 'busy' {
  if (error instanceof Busy) return 'busy'
  throw error
}

let running = 0
const queue: (() => void)[] = []

async function derive(password: string, nonce: Uint8Array): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new Busy()
    await new Promise<void>((resolve) => queue.push(resolve))
  } else running++
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const message = Buffer.from(password.normalize('NFC'))
      argon2(
        'argon2id',
        { message, nonce, parallelism: 1, tagLength: LENGTH, memory: MEMORY, passes: PASSES },
        (error, hash) => (error === null ? resolve(hash) : reject(error)),
      )
    })
  } finally {
    // The turn is handed on; where nobody waits, it ends.
    const next = queue.shift()
    if (next === undefined) running--
    else next()
  }
}

function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}
