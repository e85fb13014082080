// Notes as HTML that is safe whatever the notes hold.  [markdown-it]
// No HTML of the card's own, links to http, https, mailto and tel only, images only from the book's _media folder.

import MarkdownIt, { type Token } from 'markdown-it'
import { decoded } from './images.ts'

/** Cells of all tables of one card: a short table can name columns by the thousand for every row. */
const CELLS = 4000
/** Of the HTML; beyond it, the notes are shown as they are written. */
const LONGEST = 600_000

const md = new MarkdownIt('default', { html: false, linkify: true, typographer: false })
md.validateLink = (url) => /^(https?:\/\/[^\s@/]+(?:[/?#]|$)|mailto:|tel:)/i.test(url)

/**
 * Renders notes.
 * @param images paths of images that may be shown, `_media/ada.jpg`
 * @param media the way from the page to where the images are published
 */
export function notesHtml(notes: string, images: readonly string[], media: string): string {
  const tokens = md.parse(notes, {})
  let cells = 0
  // The page has its own h1 and h2: headings of notes go below them, and none skips a level.
  let level = 2
  for (const token of tokens) {
    if (token.type === 'td_open' || token.type === 'th_open') cells++
    if (token.type === 'heading_open')
      level = Math.min(level + 1, 6, Math.max(3, Number(token.tag.slice(1)) + 1))
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${level}`
    for (const child of token.children ?? []) {
      if (child.type === 'link_open') child.attrSet('rel', 'noopener noreferrer nofollow')
    }
  }
  if (cells > CELLS) return plain(notes)
  const html = md.renderer.render(tokens, md.options, {
    ...({ images: new Set(images), media } satisfies Shown),
  })
  return html.length > LONGEST ? plain(notes) : html
}

/** What a rendering needs besides the notes. */
interface Shown {
  readonly images: ReadonlySet<string>
  readonly media: string
}

const attribute = (token: Token | undefined, name: string) => String(token?.attrGet(name) ?? '')

md.renderer.rules['image'] = (tokens, index, _options, env) => {
  const { images, media } = env as unknown as Shown
  const alt = tokens[index]?.content ?? ''
  const path = decoded(attribute(tokens[index], 'src').replace(/^(\.\.\/)+/, ''))
  if (!images.has(path)) return `<span class="no-image">[image: ${md.utils.escapeHtml(alt || path)}]</span>`
  const src = path.split('/').slice(1).map(encodeURIComponent).join('/')
  return `<img src="${media}${md.utils.escapeHtml(src)}" alt="${md.utils.escapeHtml(alt)}" loading="lazy">`
}

// markdown-it checks images by validateLink too, which knows no relative paths: let the rule above decide.
const isLink = md.validateLink
md.validateLink = (url) => isLink(url) || /^(\.\.\/)*_media\//.test(url)
md.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  if (!isLink(attribute(tokens[index], 'href'))) tokens[index]?.attrSet('href', '#main')
  return self.renderToken(tokens, index, options)
}
// Wide tables scroll in a frame of their own, which a keyboard can reach.
md.renderer.rules['table_open'] = () =>
  '<div class="table-frame" tabindex="0" role="group" aria-label="Table"><table>'
md.renderer.rules['table_close'] = () => '</table></div>'
md.renderer.rules['td_open'] = md.renderer.rules['th_open'] = (tokens, index) => {
  const token = tokens[index]
  const align = /text-align:\s*(left|right|center)/.exec(attribute(token, 'style'))?.[1]
  return align === undefined ? `<${token?.tag}>` : `<${token?.tag} class="align-${align}">`
}

function plain(notes: string): string {
  return `<pre class="plain">${md.utils.escapeHtml(notes.slice(0, LONGEST))}</pre>`
}
