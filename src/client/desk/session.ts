// Who edits: what the server says, against what this browser knew; and what must go when the session is another one.

import { type Databases, type Facts, readFact, type StoreName, writing } from './database.ts'
import type { SessionAnswer } from './load.ts'
import type { Access, DeskPerson } from './types.ts'

type Session = Facts['session']

/** The session's name on a site without our server. */
export const NONE = 'none'

export interface Standing {
  readonly access: Access
  readonly person: DeskPerson | undefined
  /** False on a site without our server. */
  readonly hasServer: boolean
  /** True where it is another session than the one that was known: other tabs do not know it yet. */
  readonly isNews: boolean
}

/**
 * Puts what the server says beside what is stored.
 * @param hasWork true where edits or drafts are here: then an ended session is not the end
 * @returns undefined where there is nobody to edit
 */
export async function settleSession(
  databases: Databases,
  answer: SessionAnswer,
  hasWork: boolean,
): Promise<Standing | undefined> {
  const before = await readFact(databases, 'session')
  const { session, clear } = sessionAfter(before, answer)
  if (session !== before || clear.length > 0) {
    const change = writing(await databases.open(), 'facts', 'pages', 'cards')
    const facts = change.objectStore('facts')
    if (session === undefined) await facts.delete('session')
    else await facts.put({ name: 'session', value: session })
    for (const store of clear) await change.objectStore(store).clear()
    if (clear.includes('cards')) await facts.delete('thin')
    await change.done
  }
  const now = standing(session, answer, hasWork)
  return now && { ...now, isNews: before !== undefined && session !== before }
}

type Cleared = Extract<StoreName, 'pages' | 'cards'>

/** What is known after the server's answer, and which stores must be emptied. */
export function sessionAfter(
  before: Session | undefined,
  answer: SessionAnswer,
): { readonly session: Session | undefined; readonly clear: readonly Cleared[] } {
  switch (answer.state) {
    case 'in': {
      const { id, user } = answer
      const person: DeskPerson = { ...user, role: roleOf(user.role) }
      const isSame =
        before?.id === id && !before.ended && JSON.stringify(before.person) === JSON.stringify(person)
      const session = isSame ? before : { id, person, ended: false }
      if (before === undefined || before.id === id) return { session, clear: [] }
      return { session, clear: before.person.handle === user.handle ? ['pages'] : ['pages', 'cards'] }
    }
    case 'out':
      // What was seen goes with the session. What was typed stays.
      return before === undefined || before.ended
        ? { session: before, clear: [] }
        : { session: { ...before, ended: true }, clear: ['pages', 'cards'] }
    case 'none':
    case 'plain':
    case 'unreachable':
      return { session: before, clear: [] }
  }
}

export function standing(
  session: Session | undefined,
  answer: SessionAnswer,
  hasWork: boolean,
): Omit<Standing, 'isNews'> | undefined {
  const hasServer = answer.state !== 'none' && session?.id !== NONE
  if (session === undefined)
    return answer.state === 'none' ? { access: 'choose', person: undefined, hasServer } : undefined
  if (!session.ended) return { access: 'in', person: session.person, hasServer }
  return hasWork ? { access: 'out', person: session.person, hasServer } : undefined
}

function roleOf(role: string): DeskPerson['role'] {
  return role === 'admin' || role === 'member' ? role : 'reader'
}
