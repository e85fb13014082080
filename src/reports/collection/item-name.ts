// What an item's file is called: told from others' files by how it begins, and the same as long as the identity is.

/** Files of these names are ours, in any collection; all others are somebody else's. */
export const OURS = /^cardfile[-.][^/]*\.(?:vcf|ics)$/

/** Names of files end at 255 bytes, and Radicale adds to them. */
const LONGEST = 120

/**
 * @param uid what the item is known by
 * @param taken names, in lower case, that other items of the collection have: some disks know no capitals
 */
export function itemName(uid: string, ending: 'vcf' | 'ics', taken: Set<string>): string {
  const own = uid.replace(/@cardfile$/, '')
  const plain = own.startsWith('cardfile-')
    ? own
    : own === uid
      ? `cardfile.${safe(own)}`
      : `cardfile-${safe(own)}`
  const short = plain.length > LONGEST ? `${plain.slice(0, LONGEST)}_${sum(uid)}` : plain
  let name = `${safe(short)}.${ending}`
  for (let twin = 2; taken.has(name.toLowerCase()); twin++) name = `${safe(short)}_${twin}.${ending}`
  taken.add(name.toLowerCase())
  return name
}

/** Letters, figures, points and hyphens stay; others are `_` and their number. */
function safe(text: string): string {
  return text.replace(/[^A-Za-z0-9.-]/gu, (char) =>
    char === '_' ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}`,
  )
}

/** FNV-1a, so that two long names with one beginning stay apart. */
function sum(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(16)
}
