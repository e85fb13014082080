// Why a component of a calendar makes neither an entry nor a follow-up, in words for the plan.

import { oneLine } from '../record.ts'
import { type Component, textOf } from './component.ts'
import type { People } from './people.ts'

/** What this program gives its own follow-ups, birthdays and closings: they stand on the cards already. */
const OWN_UID = /^[a-z0-9][a-z0-9-]*@cardfile$/
/** Exchange leaves a cancelled meeting in the calendars of the invited, and says so in its title alone. */
const CANCELLED =
  /^(?:cancell?ed(?: event)?|abgesagt|abgebrochen|annulée?|cancelad[oa]|annullat[oa]|geannuleerd|odwołane|отменено|aflyst|avlyst|inställt|peruutettu|キャンセル済み)\s*[:：]/iu
const ANSWERS = new Set(['REPLY', 'REFRESH', 'COUNTER', 'DECLINECOUNTER'])

/** @param own addresses of whoever's calendar it is, in lower case */
export function whyNot(component: Component, people: People, own: ReadonlySet<string>): string | undefined {
  const method = component.calendar ? textOf(component.calendar, 'METHOD').toUpperCase() : ''
  if (OWN_UID.test(textOf(component, 'UID'))) return 'it comes from a card of this program'
  if (ANSWERS.has(method)) return 'it is an answer to an invitation'
  if (isCancelled(component)) return 'it was cancelled'
  if (/^(?:PRIVATE|CONFIDENTIAL)$/i.test(textOf(component, 'CLASS')))
    return 'its calendar says that it is private'
  const mine = people.declined.find((address) => own.has(address.toLowerCase()))
  const isMine = people.participants.some(({ address }) => own.has(address.toLowerCase()))
  if (mine !== undefined && !isMine) return `${mine} declined`
  if (people.invited > 0 && people.declined.length === people.invited)
    return people.invited === 1 ? `${people.declined[0]} declined` : 'everybody who was invited declined'
  return undefined
}

export function isCancelled(component: Component): boolean {
  const method = component.calendar ? textOf(component.calendar, 'METHOD') : ''
  const status = textOf(component, 'STATUS')
  return (
    /^cancel$/i.test(method) ||
    /^cancell?ed$/i.test(status) ||
    CANCELLED.test(oneLine(textOf(component, 'SUMMARY')))
  )
}
