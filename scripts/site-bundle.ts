// The site's renderer: made from the sources in a clone whenever they changed, shipped as it is in a package.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePages, loadRenderer, type Renderer } from '../src/site/index.ts'

/** One level up from scripts/ and from dist/ alike. */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const folder = path.join(root, 'dist', 'renderer')
/** What the pages are made of. */
const SOURCES = [
  ...['text', 'card', 'contact', 'book', 'merge', 'formats', 'rules', 'actions', 'thin'],
  ...['client', 'site', 'pages'],
]

/** The renderer, made anew where a source changed since it was made. */
export async function openRenderer(): Promise<Renderer> {
  if (existsSync(path.join(root, 'src', 'pages'))) {
    const version = versionOf(root)
    if (madeOf(folder) !== version) await bundleSite(folder, version)
  }
  return loadRenderer(folder)
}

/** Of the pages that the program makes now: changes with whatever can change one. */
export function pagesVersion(): string {
  return (existsSync(path.join(root, 'src', 'pages')) ? versionOf(root) : madeOf(folder)) ?? ''
}

/**
 * Makes the renderer: `server/`, `assets/` and `version`. Other runs may be reading the one there is: it is replaced
 * when the new one is whole.
 */
async function bundleSite(target: string, version: string): Promise<void> {
  const { bundleAssets } = await import('./site-assets.ts')
  const fresh = `${target}.${process.pid}.tmp`
  await rm(fresh, { recursive: true, force: true })
  try {
    await bundlePages(root, fresh)
    await mkdir(path.join(fresh, 'assets'), { recursive: true })
    for (const [name, contents] of await bundleAssets(root))
      await writeFile(path.join(fresh, 'assets', name), contents)
    await writeFile(path.join(fresh, 'version'), version)
    // Another run was first, from the same sources, and may be rendering with it.
    if (madeOf(target) === version) return
    await rm(target, { recursive: true, force: true })
    await rename(fresh, target).catch((error: unknown) => {
      if (madeOf(target) !== version) throw error
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** The version of the sources that a renderer was made of. */
function madeOf(target: string): string | undefined {
  const file = path.join(target, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

function versionOf(root: string): string {
  const hash = createHash('sha256')
  const add = (file: string) =>
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
  for (const name of ['astro.config.mjs', 'package-lock.json', 'scripts/site-assets.ts']) add(name)
  for (const source of SOURCES.filter((one) => existsSync(path.join(root, 'src', one)))) {
    const below = readdirSync(path.join(root, 'src', source), { recursive: true, withFileTypes: true })
    const files = below.filter((entry) => entry.isFile())
    for (const name of files
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .sort())
      add(name)
  }
  return hash.digest('base64url')
}
