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
}

/** Reads a target; undefined where it is none. */
export function parseTarget(text: string): Target | undefined {
  const match = /^([a-z][a-z0-9-]*)(?:#(\d+))?(?:\.([a-z0-9]+))?(?:\s+\(([^()]+)\))?$/.exec(text.trim())
  if (!match) return undefined
  const [, key = '', group = '', part = '', label = ''] = match
  const fits =
    part === '' ||
    (group !== '' && (part === 'label' || part === 'ext')) ||
    (PARTS[key]?.includes(part) ?? false)
  return fits || (part === 'ext' && key === 'phone') ? { key, part, group, label } : undefined
}
