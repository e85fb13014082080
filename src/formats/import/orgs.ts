// Organisations that records name: a link to the card that has the name, or a card of their own.

import { slugFor } from '../../book/index.ts'
import { canRevive, goneOrg, revive } from './gone.ts'
import { addCard, firstNamed, nameKey } from './known.ts'
import { type Planning, tryOn } from './planning.ts'
import type { Prepared, Value } from './prepare.ts'
import { type Addition, startCard, type WorkingCard, withLabel } from './working.ts'

export interface OrgLink {
  /** Its text is the slug of the card. */
  readonly value: Value
  /** The name of the card to make, where there is none yet. */
  readonly make?: string
  /** A deleted card that comes back. */
  readonly revive?: WorkingCard
}

/** Links for names; the name alone for one whose card was deleted. The slugs of cards to make are held until `makeOrgs`. */
export function orgLinks(planning: Planning, orgs: readonly Value[]): OrgLink[] {
  const { known } = planning
  const held = new Map<string, string>()
  return orgs.map((org) => {
    const id = nameKey('org', org.text)
    const found = firstNamed(known, 'org', org.text)?.slug ?? held.get(id)
    if (found !== undefined) return { value: { ...org, text: found } }
    const gone = goneOrg(planning, org.text)
    if (gone && !canRevive(planning, gone)) return { value: org }
    if (gone) return { value: { ...org, text: gone.slug }, revive: gone }
    const slug = slugFor(org.text, known.slugs)
    known.slugs.add(slug)
    held.set(id, slug)
    return { value: { ...org, text: slug }, make: org.text }
  })
}

/** Makes the cards that additions link to, and lets go of the slugs of the others. */
export function makeOrgs(
  planning: Planning,
  links: readonly OrgLink[],
  additions: readonly Addition[],
): void {
  const { known } = planning
  for (const { value, make, revive: gone } of links) {
    if (make !== undefined) known.slugs.delete(value.text)
    const added = withLabel(value)
    if (!additions.some((one) => 'key' in one && one.key === 'org' && one.value === added)) continue
    if (gone && !planning.revived.has(gone)) {
      planning.orgs.push(gone)
      revive(planning, gone)
    }
    if (make === undefined) continue
    const nothing = { uid: '', values: [], orgs: [], related: [], notes: '', log: [], diagnostics: [] }
    const prepared: Prepared = { kind: 'org', name: make, ...nothing }
    const card = startCard(value.text, prepared, planning.lines.length, planning.today)
    tryOn(planning, card, [])
    planning.orgs.push(card)
    planning.touched.add(card)
    addCard(known, card)
  }
}
