// The components of one UID: the event, single meetings of its series that were changed (RECURRENCE-ID), and older versions of
// both. RFC 5545 sections 3.8.4.4, 3.8.4.7 and 3.8.7.4.

import { type Component, propertyOf, textOf } from './component.ts'
import { type Moment, momentOf, nameOfMoment, type Zones } from './moment.ts'

export interface Override {
  readonly component: Component
  /** The start that it replaces. */
  readonly original: Moment
  /** It holds for all later meetings, too. */
  readonly isForFuture: boolean
}

export interface Family {
  /** Usually one. More have one UID and begin at different times: programs that give one UID to all that they write. */
  readonly masters: readonly Component[]
  readonly overrides: readonly Override[]
  /** Older versions, each with the one that replaces it. */
  readonly replaced: readonly { readonly component: Component; readonly by: Component }[]
}

/** Sorts components by what they are versions and meetings of, in the order of the file. */
export function familiesOf(components: readonly Component[], zones: Zones): Family[] {
  const groups = new Map<string, Component[]>()
  for (const [at, one] of components.entries()) {
    const uid = textOf(one, 'UID')
    const key = `${one.name} ${uid || `without ${at}`}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()].map((group) => familyOf(group, zones))
}

function familyOf(group: readonly Component[], zones: Zones): Family {
  const replaced: { component: Component; by: Component }[] = []
  const overrides: Override[] = []
  const masters: Component[] = []
  for (const component of group) {
    const property = propertyOf(component, 'RECURRENCE-ID')
    const original = property && momentOf(property, zones)
    if (property && original) {
      const isForFuture = property.params.some(
        ([name, value]) => name === 'RANGE' && /^THISANDFUTURE$/i.test(value),
      )
      overrides.push({ component, original, isForFuture })
    } else masters.push(component)
  }
  const newest = masters.reduce<Component | undefined>((a, b) => (a && isNewer(a, b) ? a : b), undefined)
  const highest = newest ? sequenceOf(newest) : 0
  const byStart = new Map<string, Component>()
  for (const one of masters) {
    if (newest && sequenceOf(one) < highest) {
      replaced.push({ component: one, by: newest })
      continue
    }
    const start = textOf(one, 'DTSTART') || textOf(one, 'DUE')
    keep(byStart, start, one, (it) => it, replaced)
  }
  const byOriginal = new Map<string, Override>()
  for (const one of overrides)
    keep(byOriginal, nameOfMoment(one.original), one, (it) => it.component, replaced)
  return { masters: [...byStart.values()], overrides: [...byOriginal.values()], replaced }
}

/** Keeps the newest of what has one key; the others are replaced by it. */
function keep<T>(
  kept: Map<string, T>,
  key: string,
  one: T,
  componentOf: (it: T) => Component,
  replaced: { component: Component; by: Component }[],
): void {
  const other = kept.get(key)
  if (other === undefined) {
    kept.set(key, one)
    return
  }
  const [newer, older] = isNewer(componentOf(other), componentOf(one)) ? [other, one] : [one, other]
  kept.set(key, newer)
  replaced.push({ component: componentOf(older), by: componentOf(newer) })
}

function sequenceOf(component: Component): number {
  return Number(/^\d{1,9}$/.exec(textOf(component, 'SEQUENCE'))?.[0] ?? 0)
}

/** Of two that nothing tells apart, the later one of the file is the newer. */
function isNewer(a: Component, b: Component): boolean {
  if (sequenceOf(a) !== sequenceOf(b)) return sequenceOf(a) > sequenceOf(b)
  const stamp = (one: Component) => textOf(one, 'LAST-MODIFIED') || textOf(one, 'DTSTAMP')
  return stamp(a) > stamp(b)
}
