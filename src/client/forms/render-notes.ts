// Notes as HTML, by the renderer that the build has: a file of its own, loaded when notes were changed.

import { loadPart } from '../parts.ts'

/** Images that the page shows already stay; another one comes with the next build. */
export async function renderNotes(prose: HTMLElement, notes: string, root: string): Promise<void> {
  prose.dataset['notes'] = notes
  const render = await loadPart('notes', root).catch(() => undefined)
  if (prose.dataset['notes'] !== notes) return
  if (render === undefined) {
    prose.textContent = notes
    return
  }
  const media = `${root}media/`
  const images = [...prose.querySelectorAll('img')].map(
    (image) => `_media/${decodeURIComponent((image.getAttribute('src') ?? '').slice(media.length))}`,
  )
  // Safe whatever the notes hold: the renderer writes no HTML of theirs (src/client/view/markdown.ts).
  prose.innerHTML = render(notes, images, media)
}
