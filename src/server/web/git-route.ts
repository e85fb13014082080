// The three requests of git, and nothing else of the repository.

import { ReadableStream as NodeStream } from 'node:stream/web'
import type { User } from '../accounts/index.ts'
import type { GitRequest } from '../book/index.ts'
import { answer, tell } from './answer.ts'
import { isStranger } from './gate.ts'
import { personOf, tokenUser } from './person.ts'
import type { Ask, Services } from './services.ts'

type Service = 'git-upload-pack' | 'git-receive-pack'

/** Bytes of a body whose length is known beforehand; the repository itself counts what comes. */
const MOST = 65 * 1024 * 1024

/** GET …/info/refs?service=… */
export function tellRefs(ask: Ask, services: Services): Promise<Response> | Response {
  const asked = /\?service=(git-(?:upload|receive)-pack)$/.exec(ask.env.incoming.url ?? '')?.[1]
  if (asked === undefined) return tell(ask, 403, 'git is served by its newer protocol only.')
  return serve(ask, services, 'info/refs', asked as Service)
}

/** POST …/git-upload-pack and …/git-receive-pack */
export function exchange(ask: Ask, services: Services, action: Service): Promise<Response> | Response {
  const { headers } = ask.env.incoming
  if (headers['content-type'] !== `application/x-${action}-request`)
    return tell(ask, 415, 'This is no request of git.', { Connection: 'close' })
  if (Number(headers['content-length'] ?? 0) > MOST)
    return tell(ask, 413, 'That is more than this book takes at once.', { Connection: 'close' })
  return serve(ask, services, action, action)
}

async function serve(
  ask: Ask,
  services: Services,
  action: GitRequest['action'],
  service: Service,
): Promise<Response> {
  const { incoming } = ask.env
  const visit = ask.env.visit
  const user = tokenUser(ask, services) ?? personOf(ask, services)?.user
  const isBrowser = incoming.headers.authorization === undefined
  if (incoming.method === 'POST' && isStranger(incoming, visit, isBrowser && user !== undefined))
    return tell(ask, 403, 'This came from another site.', { Connection: 'close' })
  if (user === undefined) return tell(ask, 401, 'Log in first.', { ...challenge(ask), Connection: 'close' })
  if (service === 'git-receive-pack' && user.role === 'reader')
    return tell(ask, 403, `${user.handle} may read this book, and not change it.`, { Connection: 'close' })
  const { status, headers, body } = await services.book.handle(requestOf(ask, action, service), {
    handle: user.handle,
    emails: emailsOf(user, services),
    role: user.role,
  })
  return answer(ask, status, body instanceof Uint8Array ? body : streamOf(body), headers)
}

/** The DOM's type of the same name lacks `from`. */
function streamOf(body: AsyncIterable<Uint8Array>): ReadableStream {
  return NodeStream.from(body) as unknown as ReadableStream
}

function requestOf(ask: Ask, action: GitRequest['action'], service: Service): GitRequest {
  const { incoming, outgoing } = ask.env
  const header = (name: string) => {
    const value = incoming.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  const gone = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort()
  })
  const [contentType, contentEncoding, protocol] = [
    header('content-type'),
    header('content-encoding'),
    header('git-protocol'),
  ]
  return {
    method: action === 'info/refs' ? 'GET' : 'POST',
    action,
    ...(action === 'info/refs' ? { service } : {}),
    ...(contentType === undefined ? {} : { contentType }),
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
    ...(protocol === undefined ? {} : { protocol }),
    // The answer goes out on the same connection: to stop reading early must not end it.
    body: incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
    signal: gone.signal,
  }
}

/**
 * The addresses that a person's commits may bear: those of the account. The settings of the book, which every member may
 * change, count only for an account that has none.
 */
export function emailsOf({ handle, emails }: User, { book }: Services): readonly string[] {
  const own = book.config().team.get(handle)?.email
  return emails.length > 0 || own === undefined ? emails : [own]
}

/** A browser would ask for a name and a password in a window of its own, over the page that already asks. */
function challenge(ask: Ask): Record<string, string> {
  const isBrowser = /^Mozilla\//.test(ask.env.incoming.headers['user-agent'] ?? '')
  return isBrowser ? {} : { 'WWW-Authenticate': 'Basic realm="cardfile", charset="UTF-8"' }
}
