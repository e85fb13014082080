import type { Field, FieldValue } from '../../../contact/index.ts'
import type { Context } from '../../types.ts'

/** What was meant; safe where nobody could read the value as anything else. */
export type Meant =
  /** Another text in the place of the value, whose quotes and label stay. */
  | { readonly text: string; readonly safe: boolean }
  /** Another source in the place of the only value that a key has. */
  | { readonly source: string; readonly safe: boolean }
  /** Not certain enough to be written: what to think of. */
  | { readonly hint: string }

/** Tells what a value that its type refuses was meant to be; undefined where it can't be told. */
export type Mend = (value: FieldValue, context: Context, field: Field) => Meant | undefined

/** The first mend that can tell. */
export function anyOf(...mends: readonly Mend[]): Mend {
  return (value, context, field) => {
    for (const mend of mends) {
      const meant = mend(value, context, field)
      if (meant !== undefined) return meant
    }
    return undefined
  }
}
