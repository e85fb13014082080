// Merging settings (cardfile.yaml and other YAML of the book) by key: a key that one side changed is taken from it,
// one that both changed is merged by the keys inside; where both changed one value, the line that is greater by code
// points stands and the other is said. Works on the lines, so comments and layout stay.

export interface MergedSettings {
  readonly text: string
  /** Lines that lost. */
  readonly lost: readonly string[]
}

/** A key with its comment lines above it and everything that is indented below. */
interface Block {
  readonly key: string
  readonly text: string
}

/** Merges three texts; symmetric. `base` is '' where both sides added the file. */
export function mergeSettings(base: string, ours: string, theirs: string): MergedSettings {
  const lost: string[] = []
  const [first, second] = ours <= theirs ? [ours, theirs] : [theirs, ours]
  return { text: mergeAt(base, first, second, 0, lost), lost }
}

function mergeAt(base: string, ours: string, theirs: string, indent: number, lost: string[]): string {
  if (ours === theirs || theirs === base) return ours
  if (ours === base) return theirs
  const [b, o, t] = [base, ours, theirs].map((text) => blocksOf(text, indent)) as [Block[], Block[], Block[]]
  if ([b, o, t].some(hasTwins)) return choose(ours, theirs, lost)
  const at = (blocks: readonly Block[], key: string) => blocks.find((block) => block.key === key)?.text
  const merged: string[] = []
  for (const key of orderOf(b, o, t)) {
    const [vb, vo, vt] = [at(b, key), at(o, key), at(t, key)]
    if (vo === undefined && vt === undefined) continue
    if (vo === undefined || vt === undefined) {
      const left = vo ?? vt ?? ''
      // Removed by one: gone, unless the other changed it.
      if (left !== vb) merged.push(left)
      continue
    }
    if (vo === vt || vt === vb) merged.push(vo)
    else if (vo === vb) merged.push(vt)
    else merged.push(mergeBlock(vb ?? '', vo, vt, lost))
  }
  return merged
    .map((text, i) => (i < merged.length - 1 && !text.endsWith('\n') ? `${text}\n` : text))
    .join('')
}

/** Both sides changed one key: by the keys inside where it has some, else one of the two. */
function mergeBlock(base: string, ours: string, theirs: string, lost: string[]): string {
  const [b, o, t] = [base, ours, theirs].map(headAndBody) as [Parts, Parts, Parts]
  if (o.body === '' || t.body === '' || o.line !== t.line || inner(o.body) !== inner(t.body))
    return choose(ours, theirs, lost)
  const above =
    o.above === t.above || t.above === b.above
      ? o.above
      : o.above === b.above
        ? t.above
        : bothOf(o.above, t.above)
  return `${above}${o.line}${mergeAt(b.body, o.body, t.body, inner(o.body), lost)}`
}

interface Parts {
  readonly above: string
  readonly line: string
  readonly body: string
}

function headAndBody(block: string): Parts {
  const lines = block.match(/.*\n|.+$/g) ?? []
  const at = lines.findIndex((line) => !/^\s*(#|$)/.test(line))
  if (at < 0) return { above: block, line: '', body: '' }
  return { above: lines.slice(0, at).join(''), line: lines[at] ?? '', body: lines.slice(at + 1).join('') }
}

/** Columns by which the first key of a text is indented. */
function inner(text: string): number {
  return /^( *)[^\s#]/m.exec(text)?.[1]?.length ?? 0
}

function choose(ours: string, theirs: string, lost: string[]): string {
  const [stands, loser] = ours > theirs ? [ours, theirs] : [theirs, ours]
  const standing = new Set(stands.split('\n'))
  lost.push(...loser.split('\n').filter((line) => line.trim() !== '' && !standing.has(line)))
  return stands
}

function bothOf(one: string, other: string): string {
  const lines = one.split('\n').filter(Boolean)
  return [...lines, ...other.split('\n').filter((line) => line !== '' && !lines.includes(line))]
    .map((line) => `${line}\n`)
    .join('')
}

/** Cuts a text into its keys at one indent. Lines before a key (comments, blanks) go with it; those at the end are one. */
function blocksOf(text: string, indent: number): Block[] {
  const key = new RegExp(`^ {${indent}}(?! |#|-)("[^"]*"|'[^']*'|[^:#]+?) *:(?:\\s|$)`)
  const blocks: { key: string; text: string }[] = []
  let above = ''
  for (const line of text.match(/.*\n|.+$/g) ?? []) {
    const found = key.exec(line)
    if (found !== null) {
      blocks.push({ key: (found[1] ?? '').replace(/^["']|["']$/g, ''), text: above + line })
      above = ''
    } else if (/^\s*(#|$)/.test(line)) above += line
    else {
      const last = blocks.at(-1)
      if (last === undefined) above += line
      else {
        last.text += above + line
        above = ''
      }
    }
  }
  if (above !== '') blocks.push({ key: '', text: above })
  return blocks
}

function hasTwins(blocks: readonly Block[]): boolean {
  return new Set(blocks.map(({ key }) => key)).size < blocks.length
}

/** The base's order, with what each side added behind its predecessor; what stands at the end stays there. */
function orderOf(base: readonly Block[], ours: readonly Block[], theirs: readonly Block[]): string[] {
  const order = base.map(({ key }) => key).filter((key) => key !== '')
  for (const side of [ours, theirs])
    side.forEach(({ key }, i) => {
      if (key === '' || order.includes(key)) return
      const before = side.slice(0, i).findLast((block) => order.includes(block.key))
      let at = before === undefined ? 0 : order.indexOf(before.key) + 1
      // Of two that were added at one place, the smaller is first.
      while (at < order.length && !base.some((block) => block.key === order[at]) && (order[at] ?? '') < key)
        at++
      order.splice(at, 0, key)
    })
  return [...order, '']
}
