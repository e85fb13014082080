// A git client without a clone, for a page: it fetches the few objects that an edit needs, and replays edits on the
// newest tip instead of merging histories.

import { Damage } from './damage.ts'
import { openMemory, openOutbox } from './outbox.ts'
import { openRemote } from './remote.ts'
import { treeAt } from './replay.ts'
import { openLine } from './request.ts'
import { deliver } from './send.ts'
import { reached, restoreState, saveState } from './state.ts'
import { openStore } from './store.ts'
import { type Thin, ThinError, type ThinOptions } from './types.ts'
import { partsOf, rootOf, type Walk } from './walk.ts'

/** How long a tip is taken for the newest before a push: being wrong costs a round trip, as asking does. */
const NEW = 5 * 60_000
/** Bytes of objects at hand, of a server that sends few. */
const MOST = 32 << 20

/** Opens a repository over http; asks nothing yet. */
export function openThin(options: ThinOptions): Thin {
  const { url, branch = 'refs/heads/main', folder = '' } = options
  const now = options.now ?? Date.now
  const store = openStore()
  const line = openLine(options)
  const remote = openRemote(line, branch, partsOf(folder).length + 1, store, options.slow)
  const memory = openMemory()
  let tip = restoreState(store, url, options.state)
  /** When the tip was last seen on the server; undefined: never by this page. */
  let seen: number | undefined

  const walkWith = (signal?: AbortSignal): Walk => ({ store, need: (ids) => remote.need(ids, signal) })
  const saw = (id: string | undefined): void => {
    tip = id
    seen = now()
    if (!remote.slow()) store.prune(MOST, () => reached(store, id))
  }
  const isNew = (): boolean => seen !== undefined && now() - seen < NEW
  const refresh = async (signal?: AbortSignal): Promise<void> => {
    const id = await remote.tip(tip, isNew(), signal)
    if (id === undefined && tip !== undefined)
      throw new ThinError('broken', 'The contacts are no longer on the server. Tell who runs it.')
    saw(id)
  }
  const tree = treeAt(walkWith(), async () => {
    if (tip === undefined && seen === undefined) await refresh()
    return rootOf(walkWith(), tip)
  })

  let last: Promise<unknown> = Promise.resolve()
  /** One after another: all of them work on the same tip. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn.catch(fail)
  }
  return {
    refresh: ({ lately = false, signal } = {}) =>
      inTurn(async () => {
        if (!lately || !isNew()) await refresh(signal)
        return { tip, slow: remote.slow() }
      }),
    folder: (path) => inTurn(() => tree.folder(path)),
    file: (path) => inTurn(() => tree.file(path)),
    know: (bytes) => store.put({ type: 'blob', bytes }),
    state: () => saveState(store, url, tip),
    send: (edits, person, { signal, sent } = {}) =>
      inTurn(async () => {
        const outbox = openOutbox(edits, memory, sent)
        for (const { files } of edits)
          for (const { base, mine } of files)
            for (const bytes of [base, mine]) if (bytes !== undefined) store.put({ type: 'blob', bytes })
        try {
          await deliver({
            ...{ options, branch, line, remote, memory, outbox, person, signal },
            walk: walkWith(signal),
            tip: () => tip,
            isNew,
            refresh: () => refresh(signal),
            moved: saw,
          })
          return outbox.result(tip)
        } catch (error) {
          return outbox.result(tip, error)
        }
      }),
  }
}

function fail(error: unknown): never {
  if (!(error instanceof Damage)) throw error
  throw new ThinError('broken', 'The server answers in a way that this page does not know.', error)
}
