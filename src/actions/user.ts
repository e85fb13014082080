// Who of the team is at the keyboard.

import { foldName } from '../book/index.ts'
import type { Config } from '../contact/index.ts'

/** The member with an e-mail address, a name or a handle; undefined where nobody has it. */
export function memberFor(
  config: Config,
  person: { readonly email?: string | undefined; readonly name?: string | undefined },
): string | undefined {
  const email = person.email?.trim().toLowerCase()
  const name = foldName(person.name ?? '')
  const members = [...config.team.values()]
  const found =
    members.find((one) => email && one.email?.toLowerCase() === email) ??
    members.find((one) => name && (foldName(one.name) === name || foldName(one.handle) === name))
  return found?.handle
}
