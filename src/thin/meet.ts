// One file of an edit meets the tip: what shall stand there now.

import { same } from './bytes.ts'
import type { EditedFile, Met, SentFile, ThinOptions, Tree } from './types.ts'

/** How a file met the tip; to be written where `text` is not `theirs`. */
export type Meeting = SentFile

type Rules = Pick<ThinOptions, 'merge' | 'find' | 'taken'>

/** @param path where the file is by now, as far as earlier edits know */
export async function meet(file: EditedFile, path: string, tree: Tree, rules: Rules): Promise<Meeting> {
  const there = await look(path, tree, rules)
  const says = (met: Met, text: Uint8Array | undefined): Meeting => ({
    path: file.path,
    wrote: there.path,
    met,
    theirs: there.bytes,
    text,
  })
  const { base, mine } = file
  const theirs = there.bytes
  if (mine === undefined) {
    if (theirs === undefined) return says('there', undefined)
    return base !== undefined && same(theirs, base) ? says('unchanged', undefined) : says('kept', theirs)
  }
  if (theirs === undefined && file.minor) return says('there', undefined)
  if (theirs === undefined) return says(base === undefined ? 'unchanged' : 'deleted', mine)
  const moved = there.path !== path
  if (same(theirs, mine)) return says(moved ? 'moved' : 'there', theirs)
  if (base === undefined) return meetTaken(file, there.path, mine, theirs, tree, rules)
  if (same(theirs, base)) return says(moved ? 'moved' : 'unchanged', mine)
  return says(moved ? 'moved' : 'changed', rules.merge({ path: there.path, base, mine, theirs }))
}

/**
 * A file that is to go, and that others changed meanwhile, where it has become a part of another one: that one takes their
 * changes.
 * @returns undefined where it is no such file
 */
export function join(
  file: EditedFile,
  gone: Meeting,
  whole: Meeting | undefined,
  { merge }: Rules,
): { readonly gone: Meeting; readonly whole: Meeting } | undefined {
  const { base } = file
  const { theirs } = gone
  if (gone.met !== 'kept' || whole?.text === undefined || theirs === undefined) return undefined
  const text = merge({ path: whole.wrote, base, mine: whole.text, theirs })
  return { gone: { ...gone, met: 'joined', text: undefined }, whole: { ...whole, text } }
}

async function look(path: string, tree: Tree, { find }: Rules) {
  const here = await tree.file(path)
  if (here !== undefined) return { path, bytes: here.bytes }
  const elsewhere = await find?.(path, tree)
  const found = elsewhere === undefined ? undefined : await tree.file(elsewhere)
  return elsewhere === undefined || found === undefined
    ? { path, bytes: undefined }
    : { path: elsewhere, bytes: found.bytes }
}

/** A new file where somebody else has put one meanwhile: both stay, unless they are told to be one. */
async function meetTaken(
  file: EditedFile,
  path: string,
  mine: Uint8Array,
  theirs: Uint8Array,
  tree: Tree,
  { merge, taken }: Rules,
): Promise<Meeting> {
  const decided = taken?.(path, mine, theirs)
  if (decided === 'merge') {
    const text = merge({ path, base: undefined, mine, theirs })
    return { path: file.path, wrote: path, met: path === file.path ? 'changed' : 'moved', theirs, text }
  }
  let wrote = decided ?? suffixed(path, 2)
  for (let number = 2; ; number++) {
    const other = await tree.file(wrote)
    if (other === undefined || same(other.bytes, mine))
      return { path: file.path, wrote, met: 'taken', theirs: other?.bytes, text: mine }
    wrote = suffixed(decided ?? path, decided === undefined ? number + 1 : number)
  }
}

/** `contacts/eva.md` to `contacts/eva-2.md`. */
function suffixed(path: string, number: number): string {
  return path.replace(/(\.[^./]*)?$/, (ending) => `-${number}${ending}`)
}
