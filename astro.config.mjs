// Astro builds the pages' code, not the site: see src/site/renderer. `astro dev` shows the sample book's pages while
// one works on them.

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'astro/config'
import { siteFiles } from './scripts/site-dev.ts'
import { renderer } from './src/site/renderer/adapter.ts'

export default defineConfig({
  output: 'server',
  adapter: renderer(new URL('./src/pages/', import.meta.url)),
  // The pages are in src/pages; naming their neighbour keeps Astro from taking src/actions for its own.
  srcDir: './src/site',
  outDir: './dist/renderer',
  build: { format: 'file', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // Editors complete and check the front matter of contacts/: src/site/content.config.ts.
  experimental: { contentIntellisense: true },
  // The renderer of a package has no node_modules beside it.
  vite: {
    ssr: { noExternal: process.argv.includes('dev') ? [] : true },
    plugins: [siteFiles(fileURLToPath(new URL('.', import.meta.url)))],
  },
})
