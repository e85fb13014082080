// The text of an HTML mail, as one would read it aloud: no tag is run, nothing is fetched, what is hidden stays so. Linear in
// the length of its input, whatever tags are left open.

import { entityText } from './entities.ts'

/** More than this is no letter. */
const LIMIT = 1024 * 1024
/** Looking for ends that are not there takes its time: so many are looked for. */
const UNCLOSED = 20
const SILENT = new Set(
  'script style head title template noscript noframes svg math object iframe select textarea xml'.split(' '),
)
const BLOCK = new Set(
  `p div br hr table tr ul ol dl dt dd h1 h2 h3 h4 h5 h6 header footer section article address pre center form
  fieldset main nav aside figure li blockquote`.split(/\s+/),
)
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])/i
const CONTAINERS = new Set('div span p td tr table a font center'.split(' '))

/** Lines of text; those of a `blockquote` begin with `> `, those of a list with `- `. */
export function htmlToText(html: string): string {
  const source = html.slice(0, LIMIT)
  // By ASCII letters only: lower case of others may be longer, and places would no longer fit.
  const lower = source.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let unclosed = 0
  const page = new Page()
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    if (open < 0) {
      page.say(source.slice(at))
      break
    }
    page.say(source.slice(at, open))
    at = open + 1
    if (source.startsWith('!--', at)) {
      const end = source.indexOf('-->', at)
      at = end < 0 ? source.length : end + 3
      continue
    }
    if (!/[a-z/!?]/i.test(source[at] ?? '')) {
      page.say('<')
      continue
    }
    const end = endOfTag(source, at)
    const tag = source.slice(at, end)
    at = end + 1
    const name = /^\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
    const isEnd = tag.startsWith('/')
    if (!isEnd && SILENT.has(name) && !tag.endsWith('/')) at = behind(lower, name, at)
    else if (!isEnd && unclosed < UNCLOSED && CONTAINERS.has(name) && HIDDEN.test(tag.slice(0, 2000))) {
      const next = behindContainer(lower, name, at)
      if (next === at) unclosed++
      at = next
    } else page.tag(name, isEnd)
  }
  return page.text()
}

/** The `>` that ends a tag, those in quotes left out; a quote that nobody closes does not count. */
function endOfTag(source: string, from: number): number {
  const plain = source.indexOf('>', from)
  if (plain < 0) return source.length
  if (!/["']/.test(source.slice(from, plain))) return plain
  let quote = ''
  const last = Math.min(source.length, from + 20_000)
  for (let at = from; at < last; at++) {
    const letter = source[at] ?? ''
    if (quote !== '') quote = letter === quote ? '' : quote
    else if (letter === '>') return at
    else if ((letter === '"' || letter === "'") && /=\s*$/.test(source.slice(Math.max(from, at - 4), at)))
      quote = letter
  }
  return plain
}

function behind(lower: string, name: string, from: number): number {
  const end = lower.indexOf(`</${name}`, from)
  if (end < 0) return name === 'head' ? from : lower.length
  const close = lower.indexOf('>', end)
  return close < 0 ? lower.length : close + 1
}

/** Behind the end tag that belongs to a start tag; tags of its name in between are counted. */
function behindContainer(lower: string, name: string, from: number): number {
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])`, 'g')
  tags.lastIndex = from
  let depth = 1
  for (let found = tags.exec(lower); found !== null; found = tags.exec(lower)) {
    depth += found[1] === '/' ? -1 : 1
    if (depth > 0) continue
    const close = lower.indexOf('>', found.index)
    return close < 0 ? lower.length : close + 1
  }
  return from
}

class Page {
  readonly #lines: string[] = []
  #line = ''
  #quotes = 0
  #pre = 0

  say(source: string): void {
    if (source === '') return
    const text = entityText(source)
    if (this.#pre > 0) {
      const [first = '', ...more] = text.split(/\r\n?|\n/)
      this.#line += first
      for (const line of more) {
        this.#end()
        this.#line = line
      }
    } else this.#line += text.replace(/[\t\n\r\f ]+/g, ' ')
  }

  tag(name: string, isEnd: boolean): void {
    if ((name === 'td' || name === 'th') && !isEnd) this.#line = `${this.#line.trimEnd()} `
    if (!BLOCK.has(name)) return
    this.#end()
    if (name === 'pre') this.#pre = Math.max(0, this.#pre + (isEnd ? -1 : 1))
    const outer = this.#quotes - (name === 'blockquote' && isEnd ? 1 : 0)
    // Paragraphs have a blank line between them; the plan leaves it out again.
    if (/^(?:p|h\d|table|ul|ol|blockquote|hr)$/.test(name)) this.#gap(Math.max(0, outer))
    if (name === 'li' && !isEnd) this.#line = '- '
    if (name === 'blockquote') this.#quotes = Math.max(0, Math.min(20, this.#quotes + (isEnd ? -1 : 1)))
  }

  text(): string {
    this.#end()
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }

  #mark(): string {
    return this.#quotes > 0 ? `${'>'.repeat(this.#quotes)} ` : ''
  }

  #gap(quotes: number): void {
    if (!/^>*$/.test(this.#lines.at(-1) ?? '')) this.#lines.push('>'.repeat(quotes))
  }

  #end(): void {
    const line = this.#pre > 0 ? this.#line.trimEnd() : this.#line.trim()
    if (line !== '' && line !== '-') this.#lines.push(this.#mark() + line)
    this.#line = ''
  }
}
