#!/usr/bin/env node
// The `cardfile` command. Plain JavaScript that Node 20 can read, because the first thing it does is to find
// a Node that is new enough: the npm package `node` brings one, also where the system's own is older.
//
// An installed package runs its bundle, dist/cli.mjs. A clone runs from its sources: a bundle is kept beside
// them, since reading one file is several times faster than reading a hundred, and is made again whenever
// a source differs from what it was made of (size and time of each are compared at every start).
import { existsSync, readFileSync, statSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isClone = existsSync(join(root, 'scripts', 'cardfile.ts'))
/** @type {{ isSynced(words: string[]): Promise<boolean>, begunIn(folder: string): unknown } | undefined} */
let quick

if (Number(process.versions.node.split('.')[0]) < NEEDED) await runWithNewerNode()
else {
  module.enableCompileCache?.()
  if (!(await isSynced())) await run(await entry())
}

/** @param {string} file */
function run(file) {
  return import(pathToFileURL(file).href)
}

/** A sync is at work before the rest of the program is even looked at; true where that was all. */
async function isSynced() {
  const words = process.argv.slice(2)
  const file = words.includes('sync') ? quickFile() : undefined
  if (file === undefined) return false
  const begin = await run(file)
  quick = begin
  return begin.isSynced(words)
}

/** @returns {string | undefined} what a sync begins with */
function quickFile() {
  if (!isClone) return join(root, 'dist', 'quick.mjs')
  const made = bundle()
  return made && isFresh(made, made.quickInputs) ? join(root, 'dist', made.quick) : undefined
}

/** The file to run: the bundle where it is fresh or can be made so, else the source itself. */
async function entry() {
  const source = join(root, 'scripts', 'cardfile.ts')
  if (!isClone) return join(root, 'dist', 'cli.mjs')
  const made = bundle()
  if (made && isFresh(made, Object.keys(made.inputs))) return join(root, 'dist', made.entry)
  if (!existsSync(join(root, 'node_modules', 'yaml')))
    stop('its packages are not installed', 'npm install', `in ${root}`)
  try {
    const { bundleCommand } = await import('./bundle.ts')
    return (await bundleCommand()).entry
  } catch {
    // Sources that do not bundle (a half-finished edit, a folder that cannot be written): Node says why, if at all.
    // They know nothing of a sync that is begun, and begin it anew.
    quick?.begunIn('')
    return source
  }
}

/**
 * @typedef {{ entry: string, quick: string, quickInputs: string[], inputs: Record<string, string> }} Made
 * @returns {Made | undefined} what was bundled last, and of what
 */
function bundle() {
  try {
    return JSON.parse(readFileSync(join(root, 'dist', 'cli.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * True where each source is as it was when the bundle was made, and the bundle is there.
 * @param {Made} made
 * @param {string[]} sources
 */
function isFresh({ entry, quick, inputs }, sources) {
  try {
    for (const file of sources) {
      // Some four hundred times at every start: joining by hand takes half the time of path.join.
      const now = statSync(`${root}/${file}`)
      if (`${now.size}:${now.mtimeMs}` !== inputs[file]) return false
    }
    return [entry, quick].every((file) => existsSync(join(root, 'dist', file)))
  } catch {
    return false
  }
}

/** Runs this command again under the project's Node, and ends as that does. */
async function runWithNewerNode() {
  const { spawn } = await import('node:child_process')
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const places = [join(root, 'node_modules', 'node', 'bin', name), join(root, '..', 'node', 'bin', name)]
  const newer = places.find((place) => existsSync(place))
  if (!newer)
    return stop(
      `it needs Node ${NEEDED} or later, and this is ${process.version}`,
      existsSync(join(root, 'scripts', 'setup.mjs')) ? 'npm run setup' : 'npm install node@24',
      `in ${process.cwd()}, or install Node ${NEEDED} from https://nodejs.org/`,
    )
  const child = spawn(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  child.on('error', (error) => stop(`${newer} did not start: ${error.message}`, 'npm install', `in ${root}`))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/**
 * Ends with status 2: nothing was done, and this is what to do.
 * @param {string} wrong
 * @param {string} command
 * @param {string} where
 */
function stop(wrong, command, where) {
  console.error(`cardfile cannot start: ${wrong}.\nRun  ${command}  ${where}.`)
  process.exit(2)
}
