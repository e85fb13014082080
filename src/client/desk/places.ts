// Where a card is kept, by its slug: the two layouts of a book, and folders that an office has made itself.

import { pathFor } from '../../book/index.ts'
import type { Tree } from '../../thin/index.ts'
import { slugOfPath } from './outbox.ts'

/** Folders of an office's own that are looked into; the folders of first letters are known by their names. */
const MOST_FOLDERS = 8

/** The file of a slug below `folder`. @returns undefined where there is none @throws ThinError */
export async function placeOf(slug: string, folder: string, tree: Tree): Promise<string | undefined> {
  const within = (path: string) => (folder === '' ? path : `${folder}/${path}`)
  const name = `${slug}.md`
  const top = await tree.folder(folder)
  if (top.has(name)) return within(name)
  const lettered = pathFor(slug, 'letters')
  const letters = lettered.slice(0, lettered.indexOf('/'))
  const own = [...top].filter(([one, { mode }]) => mode === '40000' && !/^[_.]|^..?$/.test(one))
  const folders = [
    ...(top.get(letters)?.mode === '40000' ? [letters] : []),
    ...own.slice(0, MOST_FOLDERS).map(([one]) => one),
  ]
  for (const one of folders) if ((await tree.folder(within(one))).has(name)) return within(`${one}/${name}`)
  return undefined
}

/** For the thin client: a file that is no longer where it was. Only cards are looked for. */
export function finderIn(folder: string): (path: string, tree: Tree) => Promise<string | undefined> {
  return async (path, tree) => (path.endsWith('.md') ? placeOf(slugOfPath(path), folder, tree) : undefined)
}
