// Editing comes to a page only where there is somebody to edit: the code of it is loaded after the page is there.

import { loadDesk, runScript } from './desk/load.ts'
import type { Desk } from './desk/types.ts'

/** The global that assets/forms.js sets. */
export const GLOBAL = 'cardfileForms'

export async function setUpEditing(): Promise<void> {
  const root = document.documentElement.dataset['root'] ?? ''
  const desk = await loadDesk(root)
  if (desk === undefined) return
  try {
    await runScript(`${root}assets/forms.js`)
    ;(globalThis as unknown as Record<string, ((desk: Desk) => void) | undefined>)[GLOBAL]?.(desk)
  } catch {
    // Then the page is for reading.
  }
}
