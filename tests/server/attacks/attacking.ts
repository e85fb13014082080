// What an attack has: the server, two people who are logged in, and requests as they stand.
import { describe, test } from 'vitest'
import type { Answer, Started } from '../start.ts'

export const GIT = '/git/book.git'

type Headers = Readonly<Record<string, string>>

export interface Attacking {
  readonly server: () => Started
  /** Cookie of a member. */
  readonly sam: () => string
  /** Cookie of a reader. */
  readonly rea: () => string
  /** One attack, by its id in the list. */
  attack(id: string, name: string, run: () => Promise<void>): void
  /** The same on several targets. */
  attacks(id: string, name: string, targets: readonly string[], run: (target: string) => Promise<void>): void
  /** The line of the Host. */
  host(): string
  /** Scheme and host of our own pages. */
  own(): string
  /** As Sam, unless another cookie is said. */
  get(target: string, cookie?: string, headers?: Headers): Promise<Answer>
  push(cookie: string, headers: Headers, body?: string): Promise<Answer>
}

/** @param covered takes the ids */
export function attackingWith(
  server: () => Started,
  cookies: { readonly sam: string; readonly rea: string },
  covered: Set<string>,
): Attacking {
  return {
    server,
    sam: () => cookies.sam,
    rea: () => cookies.rea,
    attack(id, name, run) {
      covered.add(id)
      test(`${id} ${name}`, run)
    },
    attacks(id, name, targets, run) {
      covered.add(id)
      describe(`${id} ${name}`, () => void test.each(targets)('%s', run))
    },
    host: () => `Host: 127.0.0.1:${server().port}\r\n`,
    own: () => `http://127.0.0.1:${server().port}`,
    get: (target, cookie = cookies.sam, headers = {}) =>
      server().ask(target, { headers: { Cookie: cookie, ...headers } }),
    push: (cookie, headers, body = '0000') =>
      server().ask(`${GIT}/git-receive-pack`, {
        body,
        headers: { Cookie: cookie, 'Content-Type': 'application/x-git-receive-pack-request', ...headers },
      }),
  }
}
