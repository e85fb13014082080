// `npm start`, `npm test` and `npm run setup`: what a fresh clone needs, then the thing itself.
// Plain JavaScript for Node 20 with nothing to install, since it is what installs; no shell, so that it
// runs alike on Linux, macOS and Windows.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CHROMIUM_ADVICE, findChromium, installChromium } from './chromium.mjs'
import { missingPackages } from './installed.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'

const [verb = 'setup', ...rest] = process.argv.slice(2)
/** @type {Record<string, (args: string[]) => Promise<number>>} */
const verbs = { start, test, setup, prepare }
const chosen = verbs[verb]
if (!chosen) fail(`There is no step "${verb}". There are: ${Object.keys(verbs).join(', ')}.`)
else process.exitCode = await chosen(rest)

/** Installs, and lets git merge the sample book's cards by cardfile. */
async function setup() {
  await install()
  // What it finds wrong beyond that is no matter here, and a folder that is no clone has no git to tell.
  await run(node(), ['scripts/bin.mjs', 'doctor', '--fix', '--offline'], { quiet: true })
  say('Ready. Next: npm start')
  return 0
}

/** Installs, checks the sample book, and serves a copy of it as a whole intranet. @param {string[]} args */
async function start(args) {
  await install()
  say('Checking the sample book')
  const check = await run(node(), ['scripts/bin.mjs', 'validate', 'contacts'], { quiet: true })
  // The sample has mistakes on purpose, so errors (status 1) do not stop it; a check that did not run does.
  if (check.status > 1) fail(`The check did not run:\n${check.output}`)
  const mistakes = check.status === 0 ? '' : ' They belong to it: its Problems page shows them.'
  say(`  ${lastLine(check.output)}${mistakes}`)
  say('Starting the intranet on a copy of it')
  return (await run(node(), ['scripts/bin.mjs', 'serve', '--demo', ...args])).status
}

/** Installs, finds a Chromium, and runs the unit tests, then those in the browser. @param {string[]} args */
async function test(args) {
  await install()
  const stated = process.env.CHROMIUM_PATH
  if (stated && !findChromium()) fail(`CHROMIUM_PATH is ${stated}, and that is no program that can be run.`)
  const chromium = findChromium() ?? installChromium(root, say)
  if (!chromium) fail(CHROMIUM_ADVICE)
  say(`Chromium: ${chromium}`)
  const results = join(root, 'node_modules', '.cache', 'cardfile', 'tests')
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  let status = 0
  let ran = 0
  for (const { name, title, config } of [
    { name: 'unit', title: 'Unit tests', config: 'vitest.config.ts' },
    { name: 'e2e', title: 'Tests in the browser', config: 'vitest.e2e.config.ts' },
  ]) {
    say(title)
    const file = join(results, `${name}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const some = args.length > 0 ? ['--passWithNoTests'] : []
    const command = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      config,
      ...reporters,
      ...some,
      ...args,
    ]
    const one = await run(node(), command, { env: { CHROMIUM_PATH: chromium } })
    status = Math.max(status, one.status)
    if (existsSync(file)) ran += JSON.parse(readFileSync(file, 'utf8')).numTotalTests
  }
  if (status === 0 && ran === 0) fail(`No test matches: ${args.join(' ')}`)
  return status
}

/**
 * What npm calls after an install and before it packs: makes the bundle. A clone can do without it, since the
 * command falls back on the sources; a package cannot.
 */
async function prepare() {
  // Set by npm while it makes a package of a repository that another one depends on.
  const packing =
    ['pack', 'publish'].includes(process.env.npm_command ?? '') || '_PACOTE_NO_PREPARE_' in process.env
  const able = existsSync(join(root, 'node_modules', 'esbuild')) && (existsSync(localNode()) || major() >= 24)
  const { status } = able
    ? await run(node(), ['scripts/bundle.ts', ...(packing ? ['--package'] : [])], { quiet: !packing })
    : { status: 1 }
  if (status !== 0 && !packing) say('No bundle was made; the command runs from its sources, only slower.')
  return packing ? status : 0
}

/** Runs `npm ci` when a package is missing or of another version than the lock file says. */
async function install() {
  const missing = missingPackages(root)
  if (missing.length > 0) {
    const some = missing.slice(0, 3).join(', ')
    say(
      `Installing packages (${missing.length === 1 ? some : `${some}${missing.length > 3 ? ', ...' : ''}`})`,
    )
    const ci = await npm(['ci', '--include=dev'])
    if (ci !== 0) fail('npm ci failed; its message is above. A network or a proxy is needed this once.')
  }
  if (!existsSync(localNode())) {
    // npm was told to run no install scripts (ignore-scripts), and Node comes by one.
    say("Installing the project's Node")
    await npm(['rebuild', 'node', '--ignore-scripts=false'])
  }
  if (!existsSync(localNode()) && major() < 24)
    fail(`cardfile needs Node 24, and this is ${process.version}. Install it from https://nodejs.org/`)
}

/** The project's Node, or this one when it is new enough. */
function node() {
  return existsSync(localNode()) ? localNode() : process.execPath
}

function localNode() {
  return join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
}

function major() {
  return Number(process.versions.node.split('.')[0])
}

/** Runs the npm that started this, with the Node it started on: the one in node_modules is about to go. @param {string[]} args */
async function npm(args) {
  const { npm_execpath: script, npm_node_execpath: under } = process.env
  if (script?.endsWith('.js') && existsSync(script))
    return (await run(under && existsSync(under) ? under : process.execPath, [script, ...args])).status
  return (await run(windows ? 'npm.cmd' : 'npm', args, { shell: windows })).status
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string>, shell?: boolean }} [how]
 * @returns {Promise<{ status: number, output: string }>} output is what it printed, when quiet
 */
function run(command, args, { quiet = false, env = {}, shell = false } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet ? 'pipe' : 'inherit'
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['inherit', stdio, stdio],
      shell,
    })
    let output = ''
    child.stdout?.on('data', (data) => {
      output += data
    })
    child.stderr?.on('data', (data) => {
      output += data
    })
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal)
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, pass)
    child.on('error', (error) => resolve({ status: 127, output: `${command}: ${error.message}` }))
    child.on('close', (code, signal) => {
      for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.off(name, pass)
      // Stopped by Ctrl+C is how a server ends well.
      resolve({ status: code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1), output })
    })
  })
}

/** @param {string} text */
function lastLine(text) {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? ''
}

/** @param {string} line */
function say(line) {
  console.log(line)
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(1)
}
