// The style sheet and the scripts of the site, each one classic file: a page opened from a disk may load no module.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'

const SCRIPTS = {
  theme: 'src/client/theme.ts',
  client: 'src/client/client.ts',
  search: 'src/client/search-page.ts',
  'search-worker': 'src/client/search-worker.ts',
  desk: 'src/client/desk/page.ts',
  'desk-worker': 'src/client/desk/worker.ts',
  forms: 'src/client/forms/forms.ts',
  notes: 'src/client/notes.ts',
  decisions: 'src/client/decisions.ts',
  join: 'src/client/join.ts',
  doubles: 'src/client/doubles.ts',
  'own-log-out': 'src/client/own-log-out.ts',
}

const ICONS = ['icon-192', 'icon-512', 'icon-maskable-512']

/** What a browser needs to install the site as an app. The same for every book: it is served before any log-in. */
const MANIFEST = {
  name: 'Contacts',
  short_name: 'Contacts',
  description: 'The address book of the office, and what comes next with each contact.',
  id: './',
  start_url: './index.html',
  scope: './',
  display: 'standalone',
  background_color: '#f7f5f0',
  theme_color: '#14594a',
  icons: [
    { src: 'assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: 'assets/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'assets/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: 'assets/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
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

/**
 * Files of the site's `assets` folder by name; `sw.js` and the manifest among them, which the build puts at the site's root.
 * @throws where a source does not compile
 */
export async function bundleAssets(root: string): Promise<Map<string, Uint8Array>> {
  const options = {
    absWorkingDir: root,
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
  } satisfies BuildOptions
  const { outputFiles } = await build({
    ...options,
    entryPoints: { ...SCRIPTS, site: 'src/site/styles/site.css' },
  })
  const assets = new Map(outputFiles.map((file) => [path.basename(file.path), file.contents]))
  assets.set('icon.svg', await readFile(path.join(root, 'src/client/icon.svg')))
  for (const name of ICONS)
    assets.set(`${name}.png`, await readFile(path.join(root, `src/client/icons/${name}.png`)))
  assets.set('manifest.webmanifest', Buffer.from(`${JSON.stringify(MANIFEST, null, 2)}\n`))

  // The service worker knows the rest by name and version: a byte of it changes whenever a byte of theirs does.
  const code = { version: versionOf(assets), files: [...assets.keys()].sort().map(addressOf) }
  const worker = await build({
    ...options,
    entryPoints: { sw: 'src/client/sw/worker.ts' },
    define: { CODE: JSON.stringify(code) },
  })
  for (const file of worker.outputFiles) assets.set(path.basename(file.path), file.contents)
  return assets
}

function addressOf(name: string): string {
  return name === 'manifest.webmanifest' ? name : `assets/${name}`
}

function versionOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256')
  for (const [name, contents] of files) hash.update(`${name} ${contents.length}\n`).update(contents)
  return hash.digest('base64url').slice(0, 16)
}
