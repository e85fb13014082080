// The repository as seen from here: where its branch is, and objects by their ids. Servers that know filters send one
// level of folders at a time; from others the whole tip is fetched at once, and then only what has changed.

import { Damage } from './damage.ts'
import {
  type Abilities,
  type Ask,
  fetchOld,
  fetchPack,
  listRefs,
  type Reading,
  readAbilities,
} from './fetch-pack.ts'
import type { GitObject } from './object.ts'
import type { Line } from './request.ts'
import type { Store } from './store.ts'
import { ThinError } from './types.ts'

export interface Remote {
  /**
   * Finds the branch and fetches its commit and upper folders.
   * @param from a commit that was the tip earlier, with its folders in the store
   * @param lately whether it was the tip a moment ago, so that the few commits since may come along, with their folders
   * to one level more
   * @returns undefined in a repository without any branch
   */
  tip(from: string | undefined, lately: boolean, signal?: AbortSignal): Promise<string | undefined>
  /** Fetches what is not in the store yet. The wanted must not lie within one another. */
  need(ids: Iterable<string>, signal?: AbortSignal): Promise<void>
  /** Commits from `tip` back to `since`, or at most `most` of them, by their ids. */
  commits(
    tip: string,
    since: string | undefined,
    most: number,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, GitObject>>
  /** True where the server sends everything at once. */
  slow(): boolean
}

/** 'want': filters, and the branch wanted by name. 'list': filters only. 'whole': neither. 'old': no version 2 either. */
type Way = 'want' | 'list' | 'whole' | 'old'

const FEW = {
  limits: { objects: 100_000, object: 16 << 20, total: 64 << 20 },
  longest: 16 << 20,
}
/** Of those that came in the last minutes; of more, only the last one is fetched, and they are looked through if need be. */
const FEW_COMMITS = 50
const WHOLE = {
  limits: { objects: 1_000_000, object: 64 << 20, total: 512 << 20 },
  longest: 256 << 20,
}

/**
 * @param depth levels of folders, from the root, that come along with the tip
 * @param tellSlow called once, where everything must be fetched
 */
export function openRemote(
  line: Line,
  branch: string,
  depth: number,
  store: Store,
  tellSlow: () => void = () => {},
): Remote {
  let way: Way = 'want'
  /** The tip whose objects are all in the store. */
  let complete: string | undefined
  let able: Abilities | undefined
  const isWhole = () => way === 'whole' || way === 'old'
  const folders = (levels: number) => `combine:blob:none+tree:${levels}`

  const reading = (signal?: AbortSignal): Reading => ({
    ...(isWhole() ? WHOLE : FEW),
    known: (id) => store.get(id),
    signal,
  })
  const ask = async (what: Ask, signal?: AbortSignal, lenient = false) => {
    const answer = await (way === 'old' ? fetchOld : fetchPack)(line, what, { ...reading(signal), lenient })
    store.add(answer.objects)
    return answer
  }

  const go = (found: Way): void => {
    const wasWhole = isWhole()
    way = found
    if (isWhole() && !wasWhole) tellSlow()
  }

  /** Looks what the server can do, after it did not do what was asked, and where the branch is. */
  async function look(signal?: AbortSignal): Promise<string | undefined> {
    if (able?.version !== 2 || way === 'want') able = readAbilities(await line.advertisement(signal))
    go(able.version === 1 ? 'old' : !able.filter ? 'whole' : able.refInWant ? 'want' : 'list')
    const refs = able.version === 1 ? able.refs : await listRefs(line, 'refs/heads/', signal)
    const id = refs.get(branch)
    if (id === undefined && refs.size > 0)
      throw new ThinError(
        'broken',
        'The contacts are not there: the server has no main branch. Tell who runs it.',
      )
    return id
  }

  /** What changed since, as deltas of what is here; what these do not reach is asked for when it is needed. */
  async function fetchTip(how: Ask, from: string | undefined, lately: boolean, signal?: AbortSignal) {
    const whole = isWhole()
    const cold = { ...how, ...(whole ? {} : { filter: folders(depth) }), deepen: 1 }
    if (from === undefined || !store.has(from)) return ask(cold, signal)
    const more = lately && !whole ? { filter: folders(depth + 1), deepen: FEW_COMMITS } : {}
    const since = { haves: [from], thin: true, ...(whole ? { shallow: [from] } : {}) }
    return (await ask({ ...cold, ...more, ...since }, signal, !whole).catch(ifDamaged)) ?? ask(cold, signal)
  }

  return {
    slow: isWhole,
    tip: (from, lately, signal) =>
      plainly(async () => {
        if (way === 'want') {
          const answer = await fetchTip({ wants: [], ref: branch }, from, lately, signal).catch(ifDamaged)
          if (answer?.tip !== undefined) return answer.tip
        }
        const id = await look(signal)
        if (id === undefined || id === complete) return id
        if (!isWhole()) {
          if (await fetchTip({ wants: [id] }, from, lately, signal).catch(ifDamaged)) return id
          // It has filters, but not those that are needed.
          if (able !== undefined) able = { ...able, filter: false }
          go('whole')
        }
        await fetchTip({ wants: [id] }, complete, lately, signal)
        complete = id
        return id
      }),
    need: (ids, signal) =>
      plainly(async () => {
        const missing = () => [...new Set(ids)].filter((id) => !store.has(id))
        const wants = missing()
        if (wants.length === 0) return
        if (isWhole()) throw new Damage('the tip is not whole')
        await ask({ wants, filter: 'tree:0' }, signal)
        // A want that another one reaches is left out by the filter: it comes alone.
        for (const id of missing()) await ask({ wants: [id], filter: 'tree:0' }, signal)
        if (missing().length > 0) throw new Damage('an object is missing')
      }),
    commits: (tip, since, most, signal) =>
      plainly(async () => {
        const filter = isWhole() ? {} : { filter: 'tree:0' }
        const haves = since === undefined ? [] : [since]
        const { objects } = await ask({ wants: [tip], haves, deepen: most, ...filter }, signal)
        return new Map([...objects].filter(([, { type }]) => type === 'commit'))
      }),
  }
}

function ifDamaged(error: unknown): undefined {
  if (!(error instanceof Damage)) throw error
}

/** Damage, in words for people. */
async function plainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    throw new ThinError('broken', 'The server answers in a way that this page does not know.', error)
  }
}
