// Which files a book has, and where: everything else is the admin's, and does not come by a push.

import { type NameFault, nameFault, pathFault } from './names.ts'

/** What a file is by its place. */
export type Kind = 'card' | 'settings' | 'extra' | 'image' | 'properties'

/** Largest sizes in bytes. */
export const LARGEST: Readonly<Record<Kind, number>> = {
  card: 128 * 1024,
  settings: 64 * 1024,
  extra: 64 * 1024,
  image: 5 * 1024 * 1024,
  properties: 64 * 1024,
}

/** Folders of a book that hold no cards. */
const EXTRA = new Set(['_templates', '_views', '_sequences', '_presets'])
const MEDIA = '_media'
/** Names of properties and their types, which Obsidian reads. Other files of its folder are programs that it would run. */
const PROPERTIES = '.obsidian/types.json'

/**
 * The kind of a file by its path.
 * @param folder the folder of the cards in the repository; '' where it is the repository's top
 * @returns undefined for a path that no book has
 */
export function kindOf(path: string, folder: string): Kind | undefined {
  if (folder !== '' && !path.startsWith(`${folder}/`)) return undefined
  const names = path.slice(folder === '' ? 0 : folder.length + 1).split('/')
  const [first = ''] = names
  if (names.join('/') === PROPERTIES) return 'properties'
  if (names.some((name) => name === '' || name.startsWith('.'))) return undefined
  const file = names.at(-1) ?? ''
  if (names.length === 1 && file === 'cardfile.yaml') return 'settings'
  if (first === MEDIA) return names.length > 1 && /\.(png|jpe?g|webp)$/.test(file) ? 'image' : undefined
  if (EXTRA.has(first)) return names.length > 1 && /\.(md|yaml|base)$/.test(file) ? 'extra' : undefined
  if (names.some((name) => name.startsWith('_'))) return undefined
  // A base of Obsidian's: lists of cards.
  if (file.endsWith('.base')) return 'extra'
  return file.endsWith('.md') ? 'card' : undefined
}

/** What is wrong with the place or the name of a file that a push brings; undefined where a book may have it. */
export function placeFault(path: string, folder: string): NameFault | undefined {
  const fault = kindOf(path, folder) === 'properties' ? undefined : pathFault(path)
  if (fault) return fault
  const parents = path.split('/').slice(0, -1)
  if (parents.some((name) => /\.(md|mdx|yaml|yml|base|png|jpe?g|webp)$/i.test(name)))
    return { what: 'A folder is named like a file.', remedy: 'Rename the folder.' }
  if (kindOf(path, folder) !== undefined) return undefined
  const cards = folder === '' ? 'the book' : `${folder}/`
  if (folder !== '' && !path.startsWith(`${folder}/`))
    return {
      what: `Only what is in ${cards} can be changed by a push.`,
      remedy: 'Take this file out of your commits, or ask whoever runs the server to change it there.',
    }
  const name = path.split('/').at(-1) ?? ''
  if (/\.(png|jpe?g|webp)$/i.test(name))
    return {
      what: `Pictures lie in ${folder === '' ? '' : `${folder}/`}_media, and end in .png, .jpg or .webp.`,
      remedy: 'Move it there.',
    }
  return {
    what: 'This is no card: a book has .md and .base files, cardfile.yaml, _templates, _views, _sequences, _presets and _media.',
    remedy: 'Take this file out of your commits; a card is a file that ends in .md.',
  }
}

/** What is wrong with a new folder's name; undefined where a push may bring it. */
export function folderFault(path: string): NameFault | undefined {
  // Its files are looked at one by one; the cards' folder is one of these two.
  if (path === '.obsidian' || path === 'contacts/.obsidian') return undefined
  return nameFault(path.split('/').at(-1) ?? '') ?? pathFault(path)
}
