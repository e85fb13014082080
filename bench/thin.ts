// The page's own git on a book of 10,000 cards in folders: requests and bytes at the server's sockets, headers and all.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { mergeCards } from '../src/merge/index.ts'
import { type OutgoingEdit, openThin } from '../src/thin/index.ts'
import { startGitHttp } from '../tests/setup/git-http.ts'

export interface ThinMeasure {
  readonly what: string
  readonly requests: number
  /** Bytes. */
  readonly up: number
  readonly down: number
  readonly milliseconds: number
  /** What is promised of such an edit. */
  readonly limit: string
}

/** Makes a repository of a folder with a generated book as contacts/. */
export function thinRepository(work: string): { repository: string; cards: string[] } {
  const repository = path.join(work, 'thin.git')
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).trim()
  git('init', '-q', '--bare', '-b', 'main', repository)
  const here = [`--git-dir=${repository}`, `--work-tree=${work}`]
  git(...here, 'add', 'contacts')
  git(...here, 'commit', '-q', '-m', 'All cards')
  git(...here, 'repack', '-adq')
  const cards = git(...here, 'ls-files', 'contacts')
    .split('\n')
    .filter((file) => file.endsWith('.md'))
  return { repository, cards }
}

/** @param cards paths of cards in `work` and in the repository, those of one folder beside one another */
export async function thinTraffic(
  work: string,
  repository: string,
  cards: readonly string[],
): Promise<ThinMeasure[]> {
  const card = (at: number) => cards[Math.floor((cards.length / 100) * at)] ?? ''

  const server = await startGitHttp({ repository, settings: ['receive.fsckObjects=true'] })
  const rows: ThinMeasure[] = []
  const measure = async (what: string, work: () => Promise<unknown>, limit = 'none') => {
    server.count()
    const start = performance.now()
    await work()
    const milliseconds = performance.now() - start
    rows.push({ what, ...server.count(), milliseconds, limit })
  }
  const options = {
    url: server.url,
    fetch,
    folder: 'contacts',
    merge: ({ base, mine, theirs }: Parameters<Parameters<typeof openThin>[0]['merge']>[0]) =>
      encode(mergeCards(decode(base), decode(mine), decode(theirs)).text),
  }
  const person = { name: 'Sam Rivers', email: 'sam@example.com' }
  let edits = 0
  const edit = (file: string, base?: string): OutgoingEdit => {
    const text = base ?? readFileSync(path.join(work, file), 'utf8')
    const mine = `${text}- 2026-11-27 call @sam: number ${++edits}, asked for the terms of the renewal and a second demo\n`
    const files = [{ path: file, base: encode(text), mine: encode(mine) }]
    return {
      id: crypto.randomUUID(),
      date: 1_795_700_000_000,
      offset: 60,
      message: `Log a call with ${file}`,
      files,
      fresh: true,
    }
  }
  const sent = async (thin: ReturnType<typeof openThin>, one: OutgoingEdit) => {
    const { sent, stop } = await thin.send([one], person)
    if (sent.length !== 1) throw new Error(`not sent: ${stop?.said}`)
  }
  try {
    const thin = openThin(options)
    const [first, next] = ['8 KB up and 20 KB down', '3 KB up and 2 KB down']
    await measure('first, cold', () => sent(thin, edit(card(10))), first)
    const stale = () => sent(openThin(options), edit(card(20), 'older'))
    await measure('first, cold, of a card that the page shows in an older version', stale, first)
    const warm = openThin({ ...options, state: thin.state() })
    await measure('first of a later page, others were active', () => sent(warm, edit(card(11))), next)
    const same = edit(card(11), await text(warm, card(11)))
    await measure('next, same folder', () => sent(warm, same), next)
    await warm.file(card(30))
    await measure('next, folder seen', () => sent(warm, edit(card(30))), next)
    await measure('next, a folder never seen', () => sent(warm, edit(card(60))))
    const late = edit(card(10), await text(thin, card(10)))
    await measure('next, somebody was faster', () => sent(thin, late))
    await measure('none: a look whether anything is new', () => thin.refresh())
  } finally {
    await server.close()
  }
  return rows
}

/** Bytes of the client alone, minified and gzipped as the site sends it. */
export async function thinSize(root: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'src', 'thin', 'index.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length
}

async function text(thin: ReturnType<typeof openThin>, file: string): Promise<string> {
  return decode((await thin.file(file))?.bytes)
}
function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
function decode(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes)
}
