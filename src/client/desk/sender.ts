// Sends what is in the outbox, until the server has it: the one loop of the desk. Everything that it touches is handed in.

import { type SentEdit, type Thin, ThinError } from '../../thin/index.ts'
import { recordArrival } from './arrival.ts'
import { delayAfter } from './backoff.ts'
import type { Box } from './box.ts'
import type { Exclusively } from './exclusive.ts'
import { going, nextOf, outgoing, problemOf, returned } from './outbox.ts'
import type { Meeting } from './told.ts'
import type { DeskPerson, Problem } from './types.ts'

export interface SenderPorts {
  readonly box: Box
  readonly thin: Pick<Thin, 'send' | 'file'>
  /** Who is logged in; undefined where the session is over. */
  readonly person: () => Promise<DeskPerson | undefined>
  readonly exclusively: Exclusively
  /**
   * Gets ready for a push; may be slow once. A push that fails leaves edits of which nobody knows whether they are there:
   * so it is not begun without a connection.
   * @param isDoubtful true after a push that failed: the server is then asked first for something that changes nothing
   * @returns the newest commit known, if any
   * @throws ThinError where the server can't be reached
   */
  readonly prepare: (isDoubtful: boolean) => Promise<string | undefined>
  /** After a push that changed something. */
  readonly settle: () => Promise<void>
  /** What others changed meanwhile, in sentences. */
  readonly tell: (meeting: Meeting) => readonly string[]
  /** How it goes: kept, and told to all tabs. Without a problem: all is well. */
  readonly progress: (progress: { problem?: Problem; nextTry?: number }) => Promise<void>
  readonly now: () => number
  readonly random: () => number
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** @returns what calls it off */
  readonly later: (milliseconds: number, run: () => void) => () => void
}

export interface Sender {
  /** Sends now, or as soon as who sends is through. */
  go(): void
  /** Resolves when nothing goes on; a wait for a next try is nothing. */
  rest(): Promise<void>
}

/** Where a push takes longer than this, others are pushing, too: who was through lets them. */
const QUICK = 500
const LONGEST_YIELD = 1000

export function openSender(ports: SenderPorts): Sender {
  const turn = openTurn(ports)
  let running: Promise<void> | undefined
  let again = false
  let failures = 0
  let callOff = () => {}

  const run = async () => {
    do {
      again = false
      const problem = await ports.exclusively(() => drain(ports, turn, failures > 0)).catch(broken)
      failures = problem === undefined ? 0 : failures + 1
      // Somebody has to log in first; nobody knows when.
      if (problem === undefined || problem.kind === 'signed-out') {
        await ports.progress(problem === undefined ? {} : { problem })
        continue
      }
      const delay = delayAfter(failures, ports.random())
      await ports.progress({ problem, nextTry: ports.now() + delay })
      if (!again) callOff = ports.later(delay, go)
    } while (again)
  }
  const go = () => {
    callOff()
    again = true
    running ??= run()
      .catch(() => undefined)
      .finally(() => {
        running = undefined
      })
  }
  return { go, rest: async () => running }
}

/** The server can't be reached; or a fault of ours or the browser's. The edits are where they were. */
function broken(error: unknown): Problem | undefined {
  if (error instanceof ThinError) return problemOf({ why: error.why, said: error.message })
  const said = error instanceof Error ? error.message : String(error)
  return { kind: 'paused', said: `Sending has stopped: ${said}`, remedy: 'Load the page again.' }
}

interface Turn {
  /** Waits, where this browser has just been through. */
  mine(): Promise<void>
  /** Does a push. */
  take<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Turns at a busy server. Who has just pushed knows the newest tip and would win again and again, while who has to fetch
 * it first loses every time; and what is typed during the wait goes in one push.
 */
function openTurn({ now, wait }: Pick<SenderPorts, 'now' | 'wait'>): Turn {
  let free = 0
  return {
    mine: async () => {
      if (free > now()) await wait(free - now())
    },
    take: async (work) => {
      const began = now()
      const result = await work()
      const ended = now()
      free = ended + Math.min(LONGEST_YIELD, Math.max(0, ended - began - QUICK))
      return result
    },
  }
}

/** Pushes until nothing is left, or something is in the way: that is the answer. */
async function drain(ports: SenderPorts, turn: Turn, isDoubtful: boolean): Promise<Problem | undefined> {
  for (;;) {
    const person = await ports.person()
    const entries = await ports.box.entries()
    if (person === undefined)
      return entries.some(({ state }) => state !== 'sent' && state !== 'refused')
        ? problemOf({ why: 'signed-out', said: '' })
        : undefined
    if (nextOf(entries, person.handle).length === 0) return undefined
    const tip = await ports.prepare(isDoubtful)
    await turn.mine()
    // Taken in the step that reads them: an edit that was taken back meanwhile does not go.
    const { put: batch } = await ports.box.change((all) => ({
      put: nextOf(all, person.handle).map((entry) => going(entry, tip)),
    }))
    if (batch.length === 0) continue
    await ports.progress({})

    const arrivals = new Map<string, Promise<void>>()
    const arrive = (edit: SentEdit) => {
      if (!arrivals.has(edit.id)) arrivals.set(edit.id, recordArrival(ports, edit))
    }
    const result = await turn.take(() => ports.thin.send(batch.map(outgoing), person, { sent: arrive }))
    result.sent.forEach(arrive)
    await Promise.all(arrivals.values())
    await ports.box.change((all) => ({
      put: all
        .filter(({ id }) => batch.some((entry) => entry.id === id))
        .map((entry) => returned(entry, result)),
    }))
    await ports.settle()
    const problem = result.stop && problemOf(result.stop)
    if (problem !== undefined) return problem
    if (result.sent.length === 0 && result.refused.length === 0) return problemOf({ why: 'busy', said: '' })
  }
}
