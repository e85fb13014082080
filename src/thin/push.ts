// Sending a pack and moving the branch, if it is still where it is believed to be. Source: gitprotocol-pack(5).

import { join } from './bytes.ts'
import { Damage } from './damage.ts'
import { FLUSH, lineOf, type Packet, packet, packets, splitBands } from './pkt-line.ts'
import { type Line, wordsOf } from './request.ts'

export interface Push {
  readonly branch: string
  /** Zeros to make the branch. */
  readonly old: string
  readonly tip: string
  readonly pack: Uint8Array
}

export type Pushed =
  | { readonly state: 'taken' }
  /** The branch is elsewhere by now, or somebody is just moving it. */
  | { readonly state: 'late'; readonly said: string }
  | { readonly state: 'refused'; readonly said: string }

const ANSWER = 1 << 20

/** Reasons of git that mean "somebody was faster", in the report or beside it. */
const LATE =
  /fetch first|non-fast-forward|cannot lock ref|unable to lock|but expected|reference already exists|failed to update ref|\.lock'?: File exists/

/** Throws ThinError, and Damage for an answer that says nothing: then nobody knows whether it was taken. */
export async function push(
  line: Line,
  { branch, old, tip, pack }: Push,
  signal?: AbortSignal,
): Promise<Pushed> {
  const body = join([packet(`${old} ${tip} ${branch}\0report-status side-band-64k quiet\n`), FLUSH, pack])
  const answer = await line.post('git-receive-pack', body, ANSWER, signal)
  const { data, said } = splitBands(errorsOut(packets(answer)))
  for (const it of packets(data)) {
    if (typeof it === 'string') break
    const report = lineOf(it)
    if (report === `ok ${branch}`) return { state: 'taken' }
    if (!report.startsWith(`ng ${branch}`)) continue
    const reason = report.slice(4 + branch.length)
    // A hook's words are for people; git's own are not.
    const hook = /hook declined/.test(reason)
    const words = (hook && wordsOf(said)) || 'The server does not take this change.'
    return { state: !hook && LATE.test(`${reason}\n${said}`) ? 'late' : 'refused', said: words }
  }
  throw new Damage('an answer without a report')
}

function* errorsOut(lines: Iterable<Packet>): Generator<Packet> {
  for (const line of lines) {
    if (typeof line !== 'string' && lineOf(line).startsWith('ERR ')) throw new Damage(lineOf(line))
    yield line
  }
}
