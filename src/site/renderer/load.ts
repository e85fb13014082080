// A bundled renderer from its folder: the pages' code (Astro's build), the style sheet and the scripts.

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Renderer {
  /** Changes with whatever can change a page's HTML. */
  readonly version: string
  /** Files of the site's `assets` folder. */
  readonly assets: ReadonlyMap<string, Uint8Array>
  /** See entry.ts. */
  readonly render: (route: string, locals: App.Locals) => Promise<string>
}

/** @param folder as `bundleSite` wrote it */
export async function loadRenderer(folder: string): Promise<Renderer> {
  const version = (await readFile(path.join(folder, 'version'), 'utf8')).trim()
  const assets = new Map<string, Uint8Array>()
  for (const name of (await readdir(path.join(folder, 'assets'))).sort())
    assets.set(name, await readFile(path.join(folder, 'assets', name)))
  const entry = pathToFileURL(path.join(folder, 'server', 'entry.mjs'))
  const { render } = (await import(`${entry.href}?${version}`)) as Pick<Renderer, 'render'>
  return { version, assets, render }
}
