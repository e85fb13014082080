// A push while it is judged: what it brings, what is wrong with it, what is worth a word.

import type { ObjectInfo, Objects } from '../objects.ts'
import { type Brought, TooMuch, Walker } from './brought.ts'
import type { Commit } from './commits.ts'
import { type Judged, judgeContents } from './contents.ts'
import { type Kind, kindOf, LARGEST, placeFault } from './layout.ts'
import { FILE } from './trees.ts'
import type { Refusal } from './verdict.ts'

/** Nobody reads on. */
const ENOUGH = 500
/** Objects that are asked for at once. */
const AT_ONCE = 32

interface Version {
  readonly id: string
  readonly path: string
  readonly kind: Kind
}

/** What is known of a push so far. */
export class Push {
  readonly #objects: Objects
  readonly #versions = new Map<string, Version>()
  readonly #latest = new Map<string, Judged>()
  readonly refusals: Refusal[] = []
  readonly flags: string[] = []

  constructor(objects: Objects) {
    this.#objects = objects
  }

  refuse(refusal: Refusal): void {
    const known = this.refusals.some((one) => one.where === refusal.where && one.what === refusal.what)
    if (!known) this.refusals.push(refusal)
    if (this.refusals.length > ENOUGH) throw new TooMuch('And so on.')
  }

  flag(line: string): void {
    if (this.flags.length < ENOUGH) this.flags.push(line)
  }

  /** The newest version of each file that was brought. */
  latest(): ReadonlyMap<string, Judged> {
    return this.#latest
  }

  async walk(ids: readonly string[], folder: string, look: (commit: Commit) => void): Promise<void> {
    const walker = this.#walker(folder, (line) => this.flag(line))
    for (const id of ids) {
      const commit = await walker.commit(id)
      look(commit)
      await walker.run(commit)
    }
  }

  /**
   * All of a push as one step from the book as it is: a merge with an old state of the book brings nothing new, and could
   * take away or bring back what no push may.
   */
  async compare(tip: string, now: string, folder: string): Promise<void> {
    const walker = this.#walker(folder, () => {})
    const commit = await walker.commit(now)
    const isOneStep = commit.parents.length === 1 && commit.parents[0] === tip
    if (!isOneStep) await walker.run({ ...commit, parents: [tip] })
  }

  #walker(folder: string, flag: (line: string) => void): Walker {
    return new Walker(this.#objects, {
      file: (file) => this.#file(file, folder),
      gone: (entry) => this.#gone(entry, folder),
      refuse: (where, what, remedy) => this.refuse({ where, what, remedy }),
      flag,
    })
  }

  #file({ path, mode, id, before }: Brought, folder: string): void {
    const where = path
    if (mode !== FILE) {
      const what = MODES[mode] ?? `The file has the mode ${mode}.`
      this.refuse({
        where,
        what,
        remedy: 'A book has plain files only: put the text itself there, or leave it out.',
      })
      return
    }
    const kind = kindOf(path, folder)
    // A name that the book has already, from its admin's own history, is nobody's reason not to edit the card.
    const isKnown = kind !== undefined && before?.mode === FILE
    const fault = isKnown ? undefined : placeFault(path, folder)
    if (fault !== undefined || kind === undefined)
      this.refuse({
        where,
        what: fault?.what ?? 'No book has such a file.',
        remedy: fault?.remedy ?? 'Leave it out.',
      })
    else {
      const key = `${id} ${path}`
      // The newest stands last, also where it is one of before.
      this.#versions.delete(key)
      this.#versions.set(key, { id, path, kind })
    }
  }

  #gone({ path }: Brought, folder: string): void {
    const isSettings = path === (folder === '' ? 'cardfile.yaml' : `${folder}/cardfile.yaml`)
    const isInside = folder === '' ? !path.startsWith('.') : path.startsWith(`${folder}/`)
    const isTheBooks =
      folder !== '' || path.includes('/') || kindOf(path, folder) !== undefined || !path.includes('.')
    if (isInside && isTheBooks && !isSettings) return
    this.refuse({
      where: path,
      what:
        isSettings || path === folder
          ? "The book's settings would be gone."
          : 'It is not for a push to remove this.',
      remedy: `Put it back: git checkout @{upstream} -- ${path}`,
    })
  }

  /** Looks at sizes first: nobody reads what is too large. */
  async readFiles(): Promise<void> {
    const versions = [...this.#versions.values()]
    for (let at = 0; at < versions.length; at += AT_ONCE) {
      const some = versions.slice(at, at + AT_ONCE)
      const infos = await Promise.all(some.map(({ id }) => this.#objects.info(id)))
      const fit = some.filter((version, i) => this.#fits(version, infos[i]))
      const read = await Promise.all(fit.map(({ id }) => this.#objects.read(id)))
      for (const [i, { kind, path }] of fit.entries())
        await this.#judge(kind, read[i] ?? Buffer.alloc(0), path)
    }
  }

  #fits({ kind, path }: Version, info: ObjectInfo | undefined): boolean {
    const most = LARGEST[kind]
    if (info?.type === 'blob' && info.size <= most) return true
    const size = Math.ceil((info?.size ?? 0) / 1024).toLocaleString('en')
    const what =
      info?.type === 'blob' ? `It has ${size} KiB, and ${most / 1024} is the limit.` : 'This is no file.'
    this.refuse({ where: path, what, remedy: 'Make it smaller, or leave it out.' })
    return false
  }

  async #judge(kind: Kind, bytes: Buffer, path: string): Promise<void> {
    const judged = await judgeContents(kind, bytes, path)
    for (const { file, line, message, hint } of judged.refused)
      this.refuse({ where: `${file}:${line}`, what: message, remedy: hint ?? 'Correct it.' })
    this.#latest.set(path, judged)
  }
}

const MODES: Readonly<Record<string, string>> = {
  '120000': 'This is a symbolic link.',
  '160000': 'This is another repository (a submodule).',
  '100755': 'The file is marked as a program.',
}
