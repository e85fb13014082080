// The grammar of a mapping's targets (mapping.ts), read.

export interface Target {
  /** A key of the card format or of the office's own fields, or an `x-` key; `x` for a column whose key is another column's text. */
  readonly key: string
  /** `given`, `street`, `year`, `label`, `ext`; '' for the value itself. */
  readonly part: string
  /** Number of the group of columns that belong together; '' for none. */
  readonly group: string
  readonly label: string
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  name: ['given', 'middle', 'family', 'prefix', 'suffix'],
  address: [
    'street',
    'street2',
    'street3',
    'pobox',
    'extended',
    'locality',
    'region',
    'postcode',
    'postcode2',
    'country',
  ],
  birthday: ['year', 'month', 'day'],
  order: ['date', 'currency', 'text', 'no', 'type'],
  'opt-in': ['date'],
  'opt-out': ['date'],
  consent: ['date'],
}

/** Keys whose columns make an entry of the log together. */
export const ENTRY_KEYS: ReadonlySet<string> = new Set(['log', 'order', 'opt-in', 'opt-out', 'consent'])

/** Whether a column's cells are dates. */
export function isDateTarget(target: Target | undefined): boolean {
  if (target === undefined) return false
  const { key, part } = target
  return (
    key === 'birthday' ||
    (ENTRY_KEYS.has(key) && (part === 'date' || (part === '' && key.startsWith('opt-'))))
  )
}

/** Reads a target; undefined where it is none. */
export function parseTarget(text: string): Target | undefined {
  const match = /^([a-z][a-z0-9-]*)(?:#(\d+))?(?:\.([a-z0-9]+))?(?:\s+\(([^()]+)\))?$/.exec(text.trim())
  if (!match) return undefined
  const [, key = '', group = '', part = '', label = ''] = match
  const fits =
    part === '' ||
    (group !== '' && (part === 'label' || part === 'ext')) ||
    (PARTS[key]?.includes(part) ?? false) ||
    (key === 'log' && /^[a-z]+$/.test(part))
  if (key === 'log' && part === '') return undefined
  return fits || (part === 'ext' && key === 'phone') ? { key, part, group, label } : undefined
}
