// A card as a model that is written out to text, so that an edit is known by what it means and by how it is laid out.

export interface Value {
  readonly text: string
  readonly quote: '' | '"' | "'"
  /** A comment behind it. */
  readonly tail: string
}

export interface Entry {
  readonly key: string
  /** Lines above it. */
  readonly above: readonly string[]
  readonly style: 'scalar' | 'flow' | 'block'
  readonly values: readonly Value[]
}

export interface Sentence {
  readonly id: number
  readonly words: readonly string[]
}

export interface Block {
  readonly id: number
  readonly kind: 'paragraph' | 'item' | 'heading'
  readonly sentences: readonly Sentence[]
  /** Words a line; 0: one line. */
  readonly wrap: number
}

export interface Logged {
  readonly head: string
  readonly text: string
  readonly more?: string
}

export interface Model {
  readonly mark: boolean
  readonly crlf: boolean
  /** Line breaks at the end. */
  readonly breaks: number
  readonly entries: readonly Entry[]
  readonly blocks: readonly Block[]
  readonly log: readonly Logged[]
}

const isOdd = (text: string) => /^[\d+\-[{#&*!|>'"%@`~]|: |:$| #|^(yes|no|true|false|null)$/.test(text)

function sourceOf({ text, quote }: Value, inFlow: boolean): string {
  const needs = isOdd(text) || (inFlow && /[,[\]{}]/.test(text))
  if (quote === "'") return `'${text.replaceAll("'", "''")}'`
  return quote === '"' || (needs && !/^\d{4}-\d{2}-\d{2}$/.test(text)) ? JSON.stringify(text) : text
}

function entryLines({ key, above, style, values }: Entry): string[] {
  const tail = (value: Value | undefined) => (value?.tail ? `  # ${value.tail}` : '')
  if (style === 'block') {
    return [...above, `${key}:`, ...values.map((value) => `  - ${sourceOf(value, false)}${tail(value)}`)]
  }
  if (style === 'flow')
    return [...above, `${key}: [${values.map((value) => sourceOf(value, true)).join(', ')}]`]
  const [value] = values
  return [...above, `${key}: ${value ? sourceOf(value, false) : ''}${tail(value)}`.trimEnd()]
}

/** A sentence as one text. */
export function said(sentence: Sentence): string {
  return sentence.words.join(' ')
}

function blockText({ kind, sentences, wrap }: Block): string {
  const words = sentences.flatMap((sentence) => sentence.words)
  if (kind === 'heading') return `### ${words.join(' ')}`
  const indent = kind === 'item' ? '  ' : ''
  const lines: string[] = []
  for (let i = 0; i < words.length; i += wrap || words.length)
    lines.push(words.slice(i, i + (wrap || words.length)).join(' '))
  return (kind === 'item' ? '- ' : '') + lines.join(`\n${indent}`)
}

export function loggedText({ head, text, more }: Logged): string {
  return `- ${head}: ${text}${more === undefined ? '' : `\n  ${more}`}`
}

/** The card's text. */
export function write(model: Model): string {
  let notes = ''
  model.blocks.forEach((block, i) => {
    const before = model.blocks[i - 1]
    notes += `${i === 0 ? '\n' : before?.kind === 'item' && block.kind === 'item' ? '' : '\n'}${blockText(block)}\n`
  })
  const log =
    model.log.length === 0 ? '' : `\n## Log\n\n${model.log.map((one) => `${loggedText(one)}\n`).join('')}`
  const text = `---\n${model.entries.flatMap(entryLines).join('\n')}\n---\n${notes}${log}`
  const ended = text.trimEnd() + '\n'.repeat(model.breaks)
  return (model.mark ? '\ufeff' : '') + (model.crlf ? ended.replaceAll('\n', '\r\n') : ended)
}
