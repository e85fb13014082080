// A browser with a profile on the disk, which can be killed and opened again.
import { execFileSync } from 'node:child_process'
import { type BrowserContext, chromium } from 'playwright-core'
import { CHROMIUM_ADVICE, findChromium } from '../../../scripts/chromium.mjs'

export async function openProfile(folder: string): Promise<BrowserContext> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(CHROMIUM_ADVICE)
  return chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
}

/** Kills a browser: every process that has its profile. */
export async function crash(context: BrowserContext, folder: string): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve))
  const processes = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
  for (const line of processes.split('\n')) {
    const [, pid, args = ''] = /^ *(\d+) (.*)$/.exec(line) ?? []
    if (args.includes(`--user-data-dir=${folder}`)) process.kill(Number(pid), 'SIGKILL')
  }
  await closed
}
