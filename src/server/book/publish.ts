// The site of the book: made after each push in the folder that is not served, and served when it is whole.

import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Config, DEFAULT_CONFIG, parseConfig } from '../../contact/index.ts'
import { dateIn } from '../../text/index.ts'
import { buildSite } from './build-site.ts'
import { checkOut } from './checkout.ts'
import { gitEnvironment } from './environment.ts'
import type { Places } from './places.ts'
import { git } from './run.ts'
import type { ServedSite } from './types.ts'

/** Pushes come in rows: a page sends an edit, and the next one. */
const SETTLE = 150
/** How often the day, and the branch, is looked at. */
const LOOK = 60_000

/** What is on disk, as of the last time that all of it was whole. */
interface State {
  /** The commit that `work` holds. */
  readonly work?: string
  /** Which of the two folders is served. */
  readonly site?: 0 | 1
  readonly commit?: string
  /** The day that the site was made for. */
  readonly day?: string
  /** Of the program that made it. */
  readonly version?: string
  /** A folder whose files may be damaged, though it is served until there is another one. */
  readonly stale?: 0 | 1
}

export interface PublishOptions {
  readonly places: Places
  readonly program: readonly string[]
  readonly version: string
  readonly say: (line: string) => void
  readonly tip: () => Promise<string | undefined>
  /** Called when a new day has begun in the book's time zone. */
  readonly newDay: () => void
}

export class Publisher {
  readonly #options: PublishOptions
  readonly #ending = new AbortController()
  #state: State = {}
  #config: Config = DEFAULT_CONFIG
  #timer: NodeJS.Timeout | undefined
  #clock: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  /** True where something happened since the run that is under way began. */
  #again = false
  #failed: Error | undefined
  #day = ''

  constructor(options: PublishOptions) {
    this.#options = options
  }

  /**
   * Serves what is there from earlier, and brings it up to date in the background.
   * @param wasDark true after a power cut: what is made from the book is not synced, so that all of it is made anew
   */
  async start(wasDark: boolean): Promise<void> {
    const { places } = this.#options
    this.#state = await readState(places.state)
    if (wasDark) {
      const { site, commit } = this.#state
      const isThere = site !== undefined && commit !== undefined
      await this.#keep(isThere ? { site, commit, stale: site } : {})
      await rm(places.sites[site === 0 ? 1 : 0], { recursive: true, force: true })
    }
    await this.#readConfig()
    this.#day = this.#today()
    this.#clock = setInterval(() => this.#look(), LOOK)
    this.#clock.unref()
    this.#run()
  }

  site(): ServedSite | undefined {
    const { site, commit } = this.#state
    const folder = site === undefined ? undefined : this.#options.places.sites[site]
    return folder === undefined || commit === undefined ? undefined : { folder, commit }
  }

  config(): Config {
    return this.#config
  }

  /** Something may be new. */
  nudge(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#run(), SETTLE)
  }

  /** Resolves when the present tip is served. */
  async published(): Promise<void> {
    for (;;) {
      const tip = await this.#options.tip()
      if (tip === undefined || (this.#state.commit === tip && this.#running === undefined)) return
      const before = this.#failed
      this.#run()
      await this.#running
      if (this.#failed !== undefined && this.#failed !== before) throw this.#failed
      if (this.#ending.signal.aborted) throw new Error('The server is about to stop.')
    }
  }

  async close(): Promise<void> {
    this.#ending.abort()
    clearTimeout(this.#timer)
    clearInterval(this.#clock)
    await this.#running
  }

  #run(): void {
    clearTimeout(this.#timer)
    if (this.#ending.signal.aborted) return
    this.#again = true
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined
    })
  }

  async #work(): Promise<void> {
    while (this.#again && !this.#ending.signal.aborted) {
      this.#again = false
      try {
        await this.#publish()
        this.#failed = undefined
      } catch (error) {
        this.#failed = error as Error
        if (!this.#ending.signal.aborted)
          this.#options.say(`site: not made, the one before stays: ${this.#failed.message}`)
      }
    }
  }

  async #publish(): Promise<void> {
    const { places, program, version, say, tip: askTip } = this.#options
    const tip = await askTip()
    if (tip === undefined) return
    const began = performance.now()
    const folder = await this.#checkOut(tip)
    await this.#readConfig()
    const day = this.#today()
    const { commit, day: made, version: by = '' } = this.#state
    if (commit === tip && made === day && by === version) return
    const next = this.#state.site === 0 ? 1 : 0
    const { stale } = this.#state
    if (stale === next) await rm(places.sites[next], { recursive: true, force: true })
    const { pages, failed } = await buildSite(
      program,
      places.cache,
      places.work,
      folder,
      places.sites[next],
      this.#ending.signal,
    )
    const left = stale === undefined || stale === next ? {} : { stale }
    await this.#keep({ work: tip, site: next, commit: tip, day, version, ...left })
    for (const page of failed.slice(0, 10)) say(`site: ${page} could not be made; the page before stays.`)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(`site: ${pages} pages of commit ${tip.slice(0, 10)} after ${seconds} s.`)
  }

  /** @returns the folder of the cards in the repository */
  async #checkOut(tip: string): Promise<string> {
    const { places } = this.#options
    const options = { cwd: places.repository, env: gitEnvironment(places.repository) }
    const top = await git(['ls-tree', '--name-only', tip, '--', 'cardfile.yaml'], options)
    const folder = top === '' ? 'contacts' : ''
    const { work, ...rest } = this.#state
    if (work === tip) return folder
    const isKnown =
      work !== undefined && (await git(['cat-file', '-t', work], options).catch(() => '')) === 'commit'
    // Half a change is no commit's state: until it is whole, nothing is said of the folder.
    await this.#keep(rest)
    await checkOut(places, tip, isKnown ? work : undefined, folder)
    await this.#keep({ ...rest, work: tip })
    return folder
  }

  async #readConfig(): Promise<void> {
    const { work } = this.#options.places
    for (const file of [path.join(work, 'cardfile.yaml'), path.join(work, 'contacts', 'cardfile.yaml')]) {
      const text = await readFile(file, 'utf8').catch(() => undefined)
      if (text !== undefined) {
        this.#config = parseConfig(text, 'cardfile.yaml').config
        return
      }
    }
    this.#config = DEFAULT_CONFIG
  }

  #today(): string {
    return this.#config.today ?? dateIn(this.#config.timezone, new Date())
  }

  /** A new day, a commit that came by another way than a push, or a build that failed: all are seen here. */
  #look(): void {
    const day = dateIn(this.#config.timezone, new Date())
    if (this.#day !== day) {
      this.#day = day
      this.#options.newDay()
    }
    this.#run()
  }

  async #keep(state: State): Promise<void> {
    const { state: file } = this.#options.places
    this.#state = state
    const temporary = `${file}.tmp`
    await writeFile(temporary, JSON.stringify(state))
    await rename(temporary, file)
  }
}

async function readState(file: string): Promise<State> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as State
  } catch {
    await rm(file, { force: true })
    return {}
  }
}
