// Whether an event is a call: only where it says so plainly.

import type { Texts } from './description.ts'

/** `Call`, `Call with Ada`, `Phone: Ada`, `Anruf Ada`, `Telefonat`; not `Call for papers`, `Callback module`. */
const SUMMARY =
  /^(?:(?:phone |telephone |conference |conf )?call(?:\s+(?:with|to|from)\b|\s*(?:[:–—-]\s|$))|(?:tele)?phone(?:\s+(?:with|to)\b|\s*(?:[:–—-]\s|$))|ring\s+\p{Lu}|(?:anruf|telefonat|telefontermin|telefonkonferenz|telko|appel téléphonique|llamada|telefonata|telefoongesprek)\b)|\b(?:phone|telephone|conference) call\b|\b[Cc]all with \p{Lu}|\b[Cc]all$/u
/** A place that is a number, or says that it is the telephone. */
const LOCATION =
  /^(?:tel:|callto:)|^(?:by )?(?:tele)?phone(?: call)?$|^(?:conference )?call$|^telefon(?:isch)?$|^(?:par )?téléphone$|^\+?[\d\s()./-]{7,24}$/i

export function kindOf({ summary, location }: Texts): 'meeting' | 'call' {
  // Capitals tell a name; only the first letter is let go.
  const said = summary.slice(0, 1).toLowerCase() + summary.slice(1)
  return SUMMARY.test(said) || LOCATION.test(location) ? 'call' : 'meeting'
}
