// Astro as a renderer: it builds the pages' code once, and that code then turns any book into pages (entry.ts).

import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

/**
 * The adapter for `output: 'server'`, whose server is a function: see entry.ts. It also makes each file of `pages` a
 * route: Astro's own look for them would take other folders of src/ for its own, src/actions above all.
 */
export function renderer(pages: URL): AstroIntegration {
  return {
    name: 'cardfile-renderer',
    hooks: {
      'astro:config:setup': ({ command, injectRoute, addMiddleware }) => {
        if (command === 'dev')
          addMiddleware({ order: 'pre', entrypoint: new URL('./dev.ts', import.meta.url) })
        const folder = fileURLToPath(pages)
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
          if (!name.endsWith('.astro')) continue
          const route = name.replaceAll('\\', '/').replace(/\.astro$/, '')
          injectRoute({
            pattern: route === 'index' ? '/' : `/${route}`,
            entrypoint: path.join(folder, name),
            prerender: false,
          })
        }
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'cardfile-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          supportedAstroFeatures: {
            serverOutput: 'stable',
            staticOutput: 'stable',
            sharpImageService: { support: 'limited', message: 'No image is processed.', suppress: 'all' },
          },
        })
      },
    },
  }
}
