// A schema as a check, as a validator reads it that is none of ours.

import { Ajv } from 'ajv'

/** What is wrong with a value: where, and why. */
export type Check = (value: unknown) => string[]

export function compiled(schema: object): Check {
  const check = new Ajv({ strict: false, allErrors: true }).compile(schema)
  return (value) =>
    check(value) ? [] : (check.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
}
