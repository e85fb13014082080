// The label of a value as TYPE parameters: those that vCard and its programs know; the rest stays a label of its own.

const TYPES: Readonly<Record<string, string>> = {
  work: 'work',
  office: 'work',
  business: 'work',
  home: 'home',
  private: 'home',
  mobile: 'cell',
  cell: 'cell',
  fax: 'fax',
  pager: 'pager',
  video: 'video',
  textphone: 'textphone',
  main: 'main',
  iphone: 'iphone',
  car: 'car',
  isdn: 'isdn',
  other: 'other',
}

/** @returns types in lower case, and the label where one of its words is no type: then it is kept whole */
export function typesOf(label: string | undefined): { types: string[]; rest: string } {
  const words = (label ?? '').split(/[\s,]+/).filter((word) => word !== '')
  const types = words.flatMap((word) => TYPES[word.toLowerCase()] ?? [])
  const isWhole = types.length === words.length
  return { types: [...new Set(types)], rest: isWhole ? '' : (label ?? '').trim() }
}
