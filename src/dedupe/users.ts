// Who uses a value: one that two different persons have is a household's or an office's, and says little of a person.

import type { Names } from './compare-names.ts'

/** So many records of one value are looked at. */
const LOOKED = 24

/**
 * @param ids   the numbered values of each record
 * @param count how many values there are
 * @returns for each value, whether the names of those who have it contradict each other; records without a name take no part
 */
export function areShared(
  ids: readonly (readonly number[])[],
  count: number,
  names: Names | undefined,
): readonly boolean[] {
  const users: number[][] = Array.from({ length: count }, () => [])
  for (const [record, list] of ids.entries()) for (const id of list) users[id]?.push(record)
  return users.map((list) => {
    if (list.length < 2 || names === undefined) return list.length > LOOKED
    const some = list.filter(names.hasName).slice(0, LOOKED)
    const apart = some.filter(
      (one) => some.filter((other) => !names.agree(one, other)).length * 2 >= some.length,
    )
    return some.length > 1 && apart.length * 2 >= some.length
  })
}
