// A thin client as the page opens it: cards are merged by mergeCards, found by their slug, new ones told apart by name.
import { mergeCards } from '../../src/merge/index.ts'
import { type OutgoingEdit, openThin, type Thin, type ThinOptions } from '../../src/thin/index.ts'

const encoder = new TextEncoder()
export const bytes = (text: string): Uint8Array => encoder.encode(text)
export const words = (content: Uint8Array | undefined): string | undefined =>
  content && new TextDecoder().decode(content)

export const SAM = { name: 'Sam Rivers', email: 'sam@example.com' }

export function openBook(url: string, more: Partial<ThinOptions> = {}): Thin {
  return openThin({
    url,
    fetch,
    folder: 'contacts',
    merge: ({ base, mine, theirs }) =>
      bytes(mergeCards(words(base) ?? '', words(mine) ?? '', words(theirs) ?? '').text),
    find: async (path, tree) => {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const folder = path.startsWith('contacts/') ? 'contacts/' : ''
      for (const place of [`${folder}${name}`, `${folder}${name.slice(0, 2)}/${name}`])
        if (place !== path && (await tree.file(place)) !== undefined) return place
      return undefined
    },
    ...more,
  })
}

let count = 0
/** An edit of one file, by text. */
export function editOf(path: string, base: string | undefined, mine: string | undefined): OutgoingEdit {
  count++
  return {
    id: `edit-${count}`,
    date: 1_795_700_000_000 + count * 1000,
    offset: 60,
    message: `Change ${path}`,
    files: [
      { path, base: base === undefined ? base : bytes(base), mine: mine === undefined ? mine : bytes(mine) },
    ],
    fresh: true,
  }
}

export function card(name: string, ...log: string[]): string {
  return `---\nname: ${name}\nstage: lead\n---\n\nNotes.\n\n## Log\n\n${['2026-11-20 call @sam: first', ...log].map((line) => `- ${line}\n`).join('')}`
}
