import { isSlug } from '../../contact/index.ts'
import { clip } from '../place.ts'
import type { Finding, Rule } from '../types.ts'

/** Names that Windows keeps for devices, with any ending: learn.microsoft.com, "Naming Files, Paths, and Namespaces". */
const DEVICE = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i
/** Names of pages that the site has itself, and of properties that every JavaScript object has. */
const TAKEN = new Set(['index', 'constructor', 'prototype', 'tostring', 'valueof', 'hasownproperty'])
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

export const slugForm: Rule = {
  id: 'slug-form',
  title: 'File name that can not be a card’s',
  severity: 'error',
  why: 'The file name is the card’s address and what links are written with. Some names can’t be stored on a colleague’s Windows or Mac computer, where fetching the book would then fail or lose a card.',
  remedy:
    'Rename the file: lower-case letters a-z, digits and hyphens, at most 80 characters, and none of the names that Windows reserves (con, nul, com1 and so on).',
  reads: 'file',
  check: function* (contact, { root }) {
    const below = contact.file.startsWith(root) ? contact.file.slice(root.length) : contact.file
    const folders = below.split('/')
    const name = (folders.pop() ?? '').replace(/\.md$/i, '')
    // Nearly every card: a plain name in no folder, or in one that holds many.
    if (folders.length === 0 && isSlug(name) && !DEVICE.test(name) && !TAKEN.has(name)) return
    const wrong = problemOf(name) ?? folderProblem(folders)
    if (wrong === undefined) return
    const better = suggestion(name)
    yield {
      range: [0, 0],
      message: wrong,
      hint: isSlug(name) || better === undefined ? 'Rename it.' : `Rename the file to ${better}.md.`,
    } satisfies Finding
  },
}

function problemOf(name: string): string | undefined {
  const shown = clip(visible(name), 80)
  if (INVISIBLE.test(name)) return `The file name "${shown}" has a character that nobody sees.`
  if (DEVICE.test(name)) return `Windows can't store a file named "${shown}.md".`
  if (/[. ]$/.test(name)) return `The file name "${shown}" ends in a ${name.endsWith('.') ? 'dot' : 'blank'}.`
  if (name.length > 80) return `The file name has ${name.length} characters; 80 is the limit.`
  if (TAKEN.has(name)) return `"${shown}" is a name that the program keeps for itself.`
  if (name !== name.normalize('NFC'))
    return `The file name "${shown}" has letters with loose accents (Unicode NFD).`
  if (isSlug(name)) return undefined
  const odd = [...new Set(name.replace(/[a-z0-9-]/g, ''))].map((one) =>
    one === ' ' ? 'a blank' : `"${one}"`,
  )
  return odd.length === 0
    ? `The file name "${shown}" has hyphens at its end or in a row.`
    : `The file name "${shown}" has ${odd.slice(0, 3).join(', ')} in it.`
}

/** Folders are for people; their names must only be storable everywhere. */
function folderProblem(folders: readonly string[]): string | undefined {
  if (folders.length > 8) return `The file lies ${folders.length} folders deep; 8 is the limit.`
  for (const folder of folders) {
    const shown = clip(visible(folder))
    if (INVISIBLE.test(folder)) return `The folder "${shown}" has a character that nobody sees in its name.`
    if (/[<>:"\\|?*]/.test(folder) || DEVICE.test(folder) || /[. ]$/.test(folder) || /^git~\d$/i.test(folder))
      return `Windows can't store a folder named "${shown}".`
    if (folder !== folder.normalize('NFC'))
      return `The folder "${shown}" has letters with loose accents (Unicode NFD).`
  }
  return undefined
}

function visible(text: string): string {
  return text.replace(new RegExp(INVISIBLE.source, 'g'), (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function suggestion(name: string): string | undefined {
  const better = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  return isSlug(better) && problemOf(better) === undefined ? better : undefined
}
