// Finds the Chromium that the browser tests drive, and installs one where there is none.
// Plain JavaScript: it runs before the packages are there. Used by scripts/setup.mjs and tests/setup/.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']

const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser']

const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/**
 * @returns {string | undefined} the path of a Chromium: CHROMIUM_PATH, else one on PATH, else one in the usual
 *   place of the system, else one that Playwright installed earlier
 */
export function findChromium() {
  const stated = process.env.CHROMIUM_PATH
  if (stated) return canRun(stated) ? stated : undefined
  return [...onPath(), ...inApplications(), ...fromPlaywright()].find(canRun)
}

/**
 * Installs a Chromium: by apt-get for root on Debian and its kin, else Playwright's own.
 * @param {string} root the project's folder, packages installed
 * @param {(line: string) => void} say gets a line per step
 * @returns {string | undefined} its path; undefined when neither way led to one
 */
export function installChromium(root, say) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Chromium: apt-get install chromium')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    run('apt-get', ['update', '-q'], env)
    // Ubuntu's package of this name only calls snap, which a container lacks: hence the test whether it starts.
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], env)
    const found = findChromium()
    if (found && starts(found)) return found
  }
  say("Chromium: Playwright's own")
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  const withDeps = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : []
  run(process.execPath, [cli, 'install', ...withDeps, 'chromium'], process.env)
  return fromPlaywright().find((path) => canRun(path) && starts(path))
}

/** What to tell somebody for whom neither way worked. */
export const CHROMIUM_ADVICE = `The browser tests need Chromium, and none was found or could be installed.
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask chromium
  anywhere else    CHROMIUM_PATH=/path/to/chrome npm test
The tests that need no browser:  npm run test:unit`

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env */
function run(command, args, env) {
  return spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 60_000 }).status === 0
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const ends = process.platform === 'win32' ? ['.exe'] : ['']
  return NAMES.flatMap((name) => folders.flatMap((folder) => ends.map((end) => join(folder, name + end))))
}

function inApplications() {
  if (process.platform === 'darwin')
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  if (process.platform === 'win32')
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS.map((path) => join(folder, path)))
  return ['/snap/bin/chromium']
}

/** Playwright keeps its browsers by revision; the folders inside differ by system and have changed before. */
function fromPlaywright() {
  const caches = { darwin: 'Library/Caches/ms-playwright', win32: 'AppData/Local/ms-playwright' }
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(homedir(), caches[/** @type {'darwin' | 'win32'} */ (process.platform)] ?? '.cache/ms-playwright')
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => executablesIn(join(cache, name)))
}

/** @param {string} folder @returns {string[]} */
function executablesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((inside) => {
    const path = join(folder, inside.name)
    if (!inside.isDirectory()) return []
    if (process.platform === 'darwin')
      return ['Google Chrome for Testing', 'Chromium'].map((name) =>
        join(path, `${name}.app`, 'Contents', 'MacOS', name),
      )
    return [join(path, process.platform === 'win32' ? 'chrome.exe' : 'chrome')]
  })
}
