// What is typed into a form is kept at every keystroke, and is there again when the form is opened the next time.

import type { Drafts } from '../desk/types.ts'
import { element } from './element.ts'

/** What a form holds, as plain data. */
export interface Drafted<T> {
  read(): T
  write(kept: T): void
}

export interface Draft {
  /** The form was saved: nothing is left to restore. */
  done(): void
}

/**
 * Restores what was typed before, and keeps what is typed from now on.
 * @param key names the form and the card: `log ada-lovelace`
 */
export async function keepDraft<T>(
  drafts: Drafts,
  key: string,
  form: HTMLFormElement,
  parts: Drafted<T>,
): Promise<Draft> {
  const fresh = parts.read()
  const kept = (await drafts.get(key).catch(() => undefined)) as T | undefined
  if (kept !== undefined && kept !== null && JSON.stringify(kept) !== JSON.stringify(fresh)) {
    parts.write(kept)
    const note = element(
      'p',
      { class: 'form-note', role: 'status' },
      'This is what you had typed before. ',
      element(
        'button',
        {
          type: 'button',
          class: 'plain',
          onclick: () => {
            drafts.remove(key)
            parts.write(fresh)
            note.remove()
          },
        },
        'Begin anew',
      ),
    )
    form.prepend(note)
  }
  let isDone = false
  const keep = () => {
    if (isDone) return
    const now = parts.read()
    if (JSON.stringify(now) === JSON.stringify(fresh)) drafts.remove(key)
    else drafts.set(key, now)
  }
  for (const event of ['input', 'change', 'click']) form.addEventListener(event, keep)
  return {
    done: () => {
      isDone = true
      drafts.remove(key)
    },
  }
}
