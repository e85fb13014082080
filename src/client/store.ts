// What a browser keeps for its one viewer. On a page from a disk, or with storage turned off, it keeps nothing.

const PREFIX = 'cardfile-'

export type Kept = 'theme' | 'who' | 'show' | 'keys' | 'https'

export function kept(name: Kept): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text, or forgets it. */
export function keep(name: Kept, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, text)
  } catch {
    // Then the next page asks again.
  }
}
