// The style sheet and the scripts of the site, each one classic file: a page opened from a disk may load no module.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

const SCRIPTS = {
  theme: 'src/client/theme.ts',
  client: 'src/client/client.ts',
  search: 'src/client/search-page.ts',
  'search-worker': 'src/client/search-worker.ts',
}

/** Files of the site's `assets` folder by name. @throws where a source does not compile */
export async function bundleAssets(root: string): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { ...SCRIPTS, site: 'src/site/styles/site.css' },
    outdir: 'assets',
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  })
  const assets = new Map(outputFiles.map((file) => [path.basename(file.path), file.contents]))
  assets.set('icon.svg', await readFile(path.join(root, 'src/client/icon.svg')))
  return assets
}
