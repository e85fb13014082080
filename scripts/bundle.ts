// Makes the files that an installed cardfile runs from: `npm pack` calls it (script `prepack`), and
// `scripts/bin.mjs` calls `bundleCommand` in a clone whose bundle is out of date.
//
// Why a bundle: Node does not strip types under node_modules, and one file starts several times faster than
// a hundred. Commands are imported when they are called; code splitting keeps them so.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { lateBuiltins } from './late-builtins.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

/** Packages that stay outside: they look for files of their own, or run only in a clone. */
const EXTERNAL = ['astro', 'astro/*', 'vite', 'esbuild', 'playwright-core', 'fsevents', 'typescript']

/** Old chunks go once nothing that started before them can still be loading one. */
const KEEP_FOR_MS = 10 * 60 * 1000

/**
 * Bundles scripts/cardfile.ts to dist/, one level below the root like scripts/ itself, so that a path made
 * from `import.meta.url` means the same in both.
 * @param keepForMs the age from which files of earlier bundles are removed
 * @returns the path of the file to run
 * Throws when the sources do not bundle; the bundle there was is then left alone.
 */
export async function bundleCommand(keepForMs = KEEP_FOR_MS): Promise<string> {
  const began = Date.now()
  const result = await build({
    absWorkingDir: root,
    entryPoints: { cli: 'scripts/cardfile.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: EXTERNAL,
    plugins: [lateBuiltins],
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
  })
  mkdirSync(dist, { recursive: true })
  let entry = ''
  const written = new Set<string>()
  for (const file of result.outputFiles) {
    const name = relative(dist, file.path)
    written.add(name)
    if (name.startsWith('cli-')) entry = name
    writeWhole(file.path, file.contents)
  }
  sweep(written, began, keepForMs)
  const sources = Object.keys(result.metafile.inputs).filter(
    (file) => !/^(node_modules\/|late(-package)?:)/.test(file),
  )
  const inputs = Object.fromEntries(
    [...sources, 'package-lock.json'].map((file) => [file, stamp(file, began)]),
  )
  writeWhole(join(dist, 'cli.json'), JSON.stringify({ entry, inputs }))
  return join(dist, entry)
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
    if (!/^(cli|chunk)-[A-Z0-9]+\.mjs(\.\d+\.tmp)?$/.test(name) || written.has(name)) continue
    const path = join(dist, name)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: now }
    if (now - mtimeMs >= keepForMs) rmSync(path, { force: true })
  }
}

/** Everything of a package: the site's pages, the command, entered at dist/cli.mjs, and no file of an earlier bundle. */
async function bundlePackage(): Promise<void> {
  const { openRenderer } = await import('./site-bundle.ts')
  await openRenderer()
  const entry = relative(dist, await bundleCommand(0))
  writeWhole(join(dist, 'cli.mjs'), `import './${entry}'\n`)
}

if (import.meta.main) {
  try {
    await (process.argv.includes('--package') ? bundlePackage() : bundleCommand())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
