import type { Field, FieldValue } from '../../../contact/index.ts'
import type { Context } from '../../types.ts'

/** What was meant; safe where nobody could read the value as anything else. */
export interface Meant {
  readonly text: string
  readonly safe: boolean
}

/** Tells what a value that its type refuses was meant to be; undefined where it can't be told. */
export type Mend = (value: FieldValue, context: Context, field: Field) => Meant | undefined
