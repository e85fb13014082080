// The browser of the end-to-end tests: the system's Chromium, with nothing of its own going out to the network.
import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM_ADVICE, findChromium } from '../../scripts/chromium.mjs'

/** The two sizes that every page is tried at; the phone has a finger and no mouse. */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const

/** Starts Chromium with an empty profile. Throws with advice where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(CHROMIUM_ADVICE)
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
