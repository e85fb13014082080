// How a key is merged: by its field of the registry, or by its form where it has none.

import { type Config, e164, type Field, fieldsByKey, type MergePolicy } from '../contact/index.ts'
import type { Part } from './entry.ts'

/** The policy of a key that the three versions have as `parts`. */
export function policyOf(config: Config, key: string, parts: readonly (Part | undefined)[]): MergePolicy {
  const field = fieldsByKey(config).get(key)
  if (field !== undefined) return field.merge
  const isList = (part: Part | undefined) => part !== undefined && part.layout.kind !== ''
  return parts.some(isList) ? 'set' : 'scalar'
}

const LABEL = /^(.*\S)\s+\([^()]*\)$/

/** What makes two values of a list the same, whatever their spelling and label. */
export function identityOf(config: Config, key: string, text: string): string {
  const field = fieldsByKey(config).get(key)
  const bare = text.trim().normalize('NFC')
  if (field === undefined) return bare
  return identityIn(field, field.labelled ? (LABEL.exec(bare)?.[1] ?? bare) : bare, config)
}

function identityIn(field: Field, text: string, config: Config): string {
  switch (field.type.name) {
    case 'email':
    case 'slug':
    case 'link':
    case 'link-or-text':
      return text.toLowerCase()
    case 'phone':
      return e164(text, config.country)
    case 'tag':
      return text.replace(/^#/, '').toLowerCase()
    default:
      return text
  }
}

/** True for a list that a card of this kind can't do without. */
export function isRequired(config: Config, key: string, kind: string): boolean {
  const field = fieldsByKey(config).get(key)
  return field?.merge === 'set' && (field.required?.some((one) => one === kind) ?? false)
}
