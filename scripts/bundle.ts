// Makes the files that an installed cardfile runs from: `npm pack` calls it (script `prepack`), and
// `scripts/bin.mjs` calls `bundleCommand` in a clone whose bundle is out of date.
//
// Why a bundle: Node does not strip types under node_modules, and one file starts several times faster than
// a hundred. Commands are imported when they are called; code splitting keeps them so.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { lateBuiltins } from './late-builtins.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

/** Packages that stay outside: they look for files of their own, or run only in a clone. */
const EXTERNAL = ['astro', 'astro/*', 'vite', 'esbuild', 'playwright-core', 'fsevents', 'typescript']

/** Old chunks go once nothing that started before them can still be loading one. */
const KEEP_FOR_MS = 10 * 60 * 1000

const OPTIONS = {
  absWorkingDir: root,
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  entryNames: '[name]-[hash]',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  external: EXTERNAL,
  // Its CommonJS form requires its parts in a way that no bundler sees.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // Packages in CommonJS call require; ES modules have none. Each output file needs its own.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)",
  },
  // Half the size is read, and names stay for whoever reads a stack.
  minifyWhitespace: true,
  minifySyntax: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  write: false,
} as const satisfies BuildOptions

/**
 * Bundles scripts/cardfile.ts to dist/, one level below the root like scripts/ itself, so that a path made
 * from `import.meta.url` means the same in both. What a plain sync needs is a file of its own: bin.mjs runs it first.
 * @param keepForMs the age from which files of earlier bundles are removed
 * @returns the paths of the files to run
 * Throws when the sources do not bundle; the bundle there was is then left alone.
 */
export async function bundleCommand(keepForMs = KEEP_FOR_MS): Promise<{ entry: string; quick: string }> {
  const began = Date.now()
  const first = await build({
    ...OPTIONS,
    entryPoints: { quick: QUICK },
    plugins: [lateBuiltins, withoutEffects],
  })
  const quick = relative(dist, first.outputFiles[0]?.path ?? '')
  const all = await build({
    ...OPTIONS,
    entryPoints: { cli: 'scripts/cardfile.ts' },
    chunkNames: 'chunk-[hash]',
    splitting: true,
    plugins: [lateBuiltins, outside(QUICK, `./${quick}`)],
  })
  mkdirSync(dist, { recursive: true })
  let entry = ''
  const written = new Set<string>()
  for (const file of [...first.outputFiles, ...all.outputFiles]) {
    const name = relative(dist, file.path)
    written.add(name)
    if (name.startsWith('cli-')) entry = name
    writeWhole(file.path, file.contents)
  }
  sweep(written, began, keepForMs)
  const sourcesOf = (inputs: object) =>
    Object.keys(inputs).filter((file) => !/^(node_modules\/|late(-package)?:)/.test(file))
  const sources = new Set([
    ...sourcesOf(first.metafile.inputs),
    ...sourcesOf(all.metafile.inputs),
    'package-lock.json',
  ])
  const inputs = Object.fromEntries([...sources].map((file) => [file, stamp(file, began)]))
  const made = { entry, quick, quickInputs: sourcesOf(first.metafile.inputs), inputs }
  writeWhole(join(dist, 'cli.json'), JSON.stringify(made))
  return { entry: join(dist, entry), quick: join(dist, quick) }
}

const QUICK = 'scripts/quick-sync.ts'

/** Sources only define things: whatever is not used of them can go. */
const withoutEffects: Plugin = {
  name: 'without-effects',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path),
      sideEffects: false,
    }))
  },
}

/** A module that is a file already, so that all who import it have one and the same. */
function outside(module: string, file: string): Plugin {
  return {
    name: 'outside',
    setup({ onResolve }) {
      onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) =>
        join(resolveDir, path) === join(root, module) ? { path: file, external: true } : undefined,
      )
    },
  }
}

/** What a source was when it was read; nothing that will ever match, for one saved while the bundle was made. */
function stamp(file: string, began: number): string {
  const { size, mtimeMs } = statSync(join(root, file))
  return mtimeMs > began - 50 ? 'changing' : `${size}:${mtimeMs}`
}

/** Other runs may be reading: a file appears whole, or not at all. */
function writeWhole(path: string, contents: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, contents)
  renameSync(temporary, path)
}

/** Removes the chunks of earlier bundles. */
function sweep(written: ReadonlySet<string>, now: number, keepForMs: number): void {
  for (const name of readdirSync(dist)) {
    if (!/^(cli|quick|chunk)-[A-Z0-9]+\.mjs(\.\d+\.tmp)?$/.test(name) || written.has(name)) continue
    const path = join(dist, name)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: now }
    if (now - mtimeMs >= keepForMs) rmSync(path, { force: true })
  }
}

/** Everything of a package: the site's pages, the command, entered at dist/cli.mjs and dist/quick.mjs, and no file of an earlier bundle. */
async function bundlePackage(): Promise<void> {
  const { openRenderer } = await import('./site-bundle.ts')
  await openRenderer()
  const { entry, quick } = await bundleCommand(0)
  writeWhole(join(dist, 'cli.mjs'), `import './${relative(dist, entry)}'\n`)
  writeWhole(join(dist, 'quick.mjs'), `export * from './${relative(dist, quick)}'\n`)
}

if (import.meta.main) {
  try {
    await (process.argv.includes('--package') ? bundlePackage() : bundleCommand())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
