// The style sheet and the scripts of the site, each one classic file: a page opened from a disk may load no module.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

const SCRIPTS = {
  theme: 'src/client/theme.ts',
  client: 'src/client/client.ts',
  search: 'src/client/search-page.ts',
  'search-worker': 'src/client/search-worker.ts',
}

/**
 * Only what a script uses of a module is in it. Our modules and those of the packages do nothing when they are loaded,
 * but the packages do not all say so, and the whole of the YAML parser would come along with one date.
 */
const pure: Plugin = {
  name: 'pure',
  setup(build) {
    build.onResolve({ filter: /./ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === 'seen' || rest.kind !== 'import-statement') return undefined
      const found = await build.resolve(path, { ...rest, pluginData: 'seen' })
      return { ...found, sideEffects: false }
    })
  },
}

/** Files of the site's `assets` folder by name. @throws where a source does not compile */
export async function bundleAssets(root: string): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { ...SCRIPTS, site: 'src/site/styles/site.css' },
    outdir: 'assets',
    bundle: true,
    plugins: [pure],
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
