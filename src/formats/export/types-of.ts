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
  dom: 'dom',
  intl: 'intl',
  voice: 'voice',
  text: 'text',
  msg: 'msg',
  bbs: 'bbs',
  modem: 'modem',
  pcs: 'pcs',
}

/** Labels that Apple's programs have in every language, by their words. */
const BUILT_IN = new Map(
  `HomePage Mother Father Parent Brother Sister Child Son Daughter Friend Spouse Partner Assistant Manager Anniversary
  School WorkFAX HomeFAX OtherFAX Radio Company`
    .split(/\s+/)
    .map((name) => [name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(), name]),
)

/** A label as X-ABLabel has it. */
export function appleLabelOf(label: string): string {
  const name = BUILT_IN.get(label.toLowerCase())
  return name === undefined ? label : `_$!<${name}>!$_`
}

/** @returns types in lower case, and the label where one of its words is no type: then it is kept whole */
export function typesOf(label: string | undefined): { types: string[]; rest: string } {
  const words = (label ?? '').split(/[\s,]+/).filter((word) => word !== '')
  const types = words.flatMap((word) => TYPES[word.toLowerCase()] ?? [])
  const isWhole = types.length === words.length
  // `home page` is one thing, not a sort of home.
  if (!isWhole && BUILT_IN.has((label ?? '').toLowerCase())) return { types: [], rest: label ?? '' }
  return { types: [...new Set(types)], rest: isWhole ? '' : (label ?? '').trim() }
}

/** RFC 6350 section 6.6.6, and what Android and Google have besides. */
const RELATIONS = new Set(
  `contact acquaintance friend met co-worker colleague co-resident neighbor child parent sibling spouse kin muse crush date
  sweetheart me agent emergency assistant manager`.split(/\s+/),
)

/** The label of a relation as TYPE parameters; the rest stays a label, as in `typesOf`. */
export function relationOf(label: string | undefined): { types: string[]; rest: string } {
  const words = (label ?? '').toLowerCase().split(/[\s,]+/)
  return words.every((word) => RELATIONS.has(word))
    ? { types: words, rest: '' }
    : { types: [], rest: label ?? '' }
}
