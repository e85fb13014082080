// What the contacts page shows, as the address has it: `?q=ada&stage=lead&view=cards`.

const KEYS = ['q', 'stage', 'owner', 'tag', 'kind', 'color', 'due', 'letter', 'sort', 'view'] as const

/** '' where nothing is chosen; `-` for "none". */
export type ListState = Readonly<Record<(typeof KEYS)[number], string>>

/** Filters, as opposed to the words, the order and the view. */
export const FILTERS = ['stage', 'owner', 'tag', 'kind', 'color', 'due', 'letter'] as const

/** @param query the part of an address from `?` on; keys that mean nothing here are let go */
export function readState(query: string): ListState {
  const params = new URLSearchParams(query)
  return Object.fromEntries(KEYS.map((key) => [key, (params.get(key) ?? '').slice(0, 100)])) as ListState
}

/** `?...`, or '' where nothing is chosen. */
export function writeState(state: ListState): string {
  const params = new URLSearchParams()
  for (const key of KEYS) if (state[key] !== '') params.set(key, state[key])
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
