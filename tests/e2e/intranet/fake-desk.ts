// A page with somebody who edits, and a desk that keeps everything in the page: for what needs no server.
import path from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { ROOT } from '../book.ts'

let script: Promise<string> | undefined

/** Answers the page's questions for a session and a desk. @param wish as in tests/client/forms/fake-desk.ts */
export async function giveDesk(page: Page, wish: unknown = {}): Promise<void> {
  script ??= build({
    entryPoints: [path.join(ROOT, 'tests/client/forms/fake-desk.ts')],
    bundle: true,
    format: 'iife',
    write: false,
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  const body = await script
  await page.addInitScript(`globalThis.fakeDesk = ${JSON.stringify(wish)}`)
  await page.route('**/assets/desk.js', (route) => route.fulfill({ contentType: 'text/javascript', body }))
  const user = { handle: 'sam', name: 'Sam Rivers', email: 'sam@example.com', role: 'member' }
  await page.route('**/session', (route) => route.fulfill({ json: { user, book: 'a', id: 'x' } }))
}
