// What `astro dev` serves besides the pages: the style sheet, the scripts and the search index, made at each request.

import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { readBook } from '../src/disk/index.ts'
import { searchIndex, siteOf } from '../src/site/index.ts'
import { bundleAssets } from './site-assets.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** What we need of Vite's server. */
interface DevServer {
  readonly middlewares: {
    use(handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => void): void
  }
}

/** A plugin for Vite. The pages link to each other as files; Astro's server knows them by their routes. */
export function siteFiles(root: string) {
  return {
    name: 'cardfile-files',
    configureServer(server: DevServer) {
      server.middlewares.use(async (request, response, next) => {
        const [name = ''] = (request.url ?? '').slice(1).split(/[?#]/)
        const file = name.startsWith('assets/')
          ? (await bundleAssets(root)).get(name.slice('assets/'.length))
          : name === 'search-index.js'
            ? index()
            : undefined
        if (file !== undefined) {
          response.setHeader('Content-Type', TYPES[path.extname(name)] ?? 'text/plain')
          response.end(file)
          return
        }
        request.url = request.url?.replace(/(?:\/index)?\.html(?=[?#]|$)/, '') || '/'
        next()
      })
    },
  }
}

function index(): string {
  const book = readBook('contacts')
  const today = book.config.today ?? '2026-01-01'
  return searchIndex(siteOf({ book, folder: 'contacts', today, problems: [], calendars: new Map() }))
}
