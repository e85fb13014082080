// The way from any page to the desk: everything of it is loaded only where there is somebody to edit.

import type { Desk } from './types.ts'

/** The global that assets/desk.js sets. */
export const GLOBAL = 'cardfileDesk'

export type OpenDesk = (root: URL, session: SessionAnswer) => Promise<Desk | undefined>

/**
 * The answer to `GET session`: of our server; of one without us ('none'); of one that has said that there is nobody to
 * log in ('plain'); or no answer at all ('unreachable').
 */
export type SessionAnswer =
  | {
      readonly state: 'in'
      readonly user: {
        readonly handle: string
        readonly name: string
        readonly email: string
        readonly role: string
      }
      /** The commit that the served site was built from. */
      readonly book: string
      /** Names this session; changes at log-in. */
      readonly id: string
    }
  | { readonly state: 'out' | 'none' | 'plain' | 'unreachable' }

/** The page's scripts are bundled each for itself: what they have in common lies here. */
const page = globalThis as unknown as { cardfileOpened?: Promise<Desk | undefined> } & Record<
  string,
  OpenDesk | undefined
>

/**
 * The page's desk: one, however often and by whichever script it is asked for.
 * @param root the way to the site's root, the page's `data-root`
 * @returns undefined where nobody can edit: a page from a disk, a site without git, nobody logged in. Never throws.
 */
export function loadDesk(root: string): Promise<Desk | undefined> {
  page.cardfileOpened ??= load(new URL(root || './', location.href)).catch(() => undefined)
  return page.cardfileOpened
}

async function load(root: URL): Promise<Desk | undefined> {
  if (!/^https?:$/.test(root.protocol) || typeof indexedDB === 'undefined') return undefined
  const session = await askSession(root)
  if (session.state === 'plain') return undefined
  await runScript(new URL('assets/desk.js', root).href)
  return page[GLOBAL]?.(root, session)
}

/** Who is logged in. Never throws. */
export async function askSession(root: URL): Promise<SessionAnswer> {
  try {
    const answer = await fetch(new URL('session', root), {
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { Accept: 'application/json' },
    })
    if (answer.status === 401) return { state: 'out' }
    if (answer.ok && /json/.test(answer.headers.get('Content-Type') ?? '')) {
      const told = (await answer.json()) as Omit<SessionAnswer & { state: 'in' }, 'state'>
      return told.user ? { ...told, state: 'in' } : { state: 'plain' }
    }
    // Some servers answer any address with a page of theirs. What else there is says nothing of who is logged in.
    const isNone = answer.ok ? !answer.redirected : [404, 405, 410].includes(answer.status)
    return { state: isNone ? 'none' : 'unreachable' }
  } catch {
    return { state: 'unreachable' }
  }
}

/** Runs a script of ours. */
export function runScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`${src} could not be loaded.`)))
    document.head.append(script)
  })
}
