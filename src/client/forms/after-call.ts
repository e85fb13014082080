// After a call the page asks how it went: a tap on *Call* leaves for the telephone, and the way back opens *Log*.

import type { Office } from './office.ts'
import { type CardRef, openEdit, refOf } from './open-edit.ts'

const KEY = 'cardfile-called'
/** Who comes back hours later has forgotten. */
const LONGEST = 4 * 3600_000
/** A desk's browser keeps the page in front while the call is made: then it asks at the next look. */
const SHORTEST = 1500

export function setUpAfterCall(office: Office): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a[href^="tel:"]')
    const place = link?.closest<HTMLElement>('[data-slug]')
    const ref = place ? refOf(place, office.root) : undefined
    if (ref !== undefined) remember({ ...ref, at: Date.now() })
  })
  const ask = () => {
    const call = remembered()
    if (call === undefined || document.hidden || !document.hasFocus()) return
    const since = Date.now() - call.at
    if (since < SHORTEST) return
    remember(undefined)
    if (since < LONGEST) void openEdit(office, call, 'log', 'call')
  }
  document.addEventListener('visibilitychange', ask)
  addEventListener('focus', ask)
  addEventListener('pageshow', ask)
  // A telephone may have thrown the page away meanwhile.
  ask()
}

type Called = CardRef & { readonly at: number }

function remember(call: Called | undefined): void {
  try {
    if (call === undefined) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify(call))
  } catch {
    // Then it does not ask.
  }
}

function remembered(): Called | undefined {
  try {
    const text = sessionStorage.getItem(KEY)
    return text === null ? undefined : (JSON.parse(text) as Called)
  } catch {
    return undefined
  }
}
