// Asking for objects: the `fetch` and `ls-refs` commands of protocol version 2, and what upload-pack did before it.
// Sources: gitprotocol-v2(5), gitprotocol-pack(5), gitprotocol-http(5).

import { join } from './bytes.ts'
import { Damage } from './damage.ts'
import { type GitObject, NO_ID } from './object.ts'
import { type PackLimits, readPack } from './pack-read.ts'
import { DELIMITER, FLUSH, lineOf, type Packet, packet, packets, splitBands } from './pkt-line.ts'
import type { Line } from './request.ts'

export interface Ask {
  readonly wants: readonly string[]
  /** A branch to want by its name: what it is comes back as `tip`. */
  readonly ref?: string
  readonly haves?: readonly string[]
  /** Of the haves, those whose parents are not there. */
  readonly shallow?: readonly string[]
  readonly deepen?: number
  readonly filter?: string
  /** Whether deltas of the haves are welcome. */
  readonly thin?: boolean
}

export interface Answer {
  readonly tip: string | undefined
  readonly objects: ReadonlyMap<string, GitObject>
}

export interface Reading {
  readonly limits: PackLimits
  /** Bytes of an answer. */
  readonly longest: number
  readonly known: (id: string) => GitObject | undefined
  readonly signal?: AbortSignal | undefined
  /** Whether objects may be left out that are told as deltas of what is not at hand. */
  readonly lenient?: boolean
}

/** Throws ThinError, and Damage for an answer that is not what git says, an empty one or an `ERR` among them. */
export async function fetchPack(line: Line, ask: Ask, reading: Reading): Promise<Answer> {
  const lines = [
    ...(ask.thin ? ['thin-pack'] : []),
    'no-progress',
    'ofs-delta',
    ...ask.wants.map((id) => `want ${id}`),
    ...(ask.ref === undefined ? [] : [`want-ref ${ask.ref}`]),
    ...(ask.shallow ?? []).map((id) => `shallow ${id}`),
    ...(ask.deepen === undefined ? [] : [`deepen ${ask.deepen}`]),
    ...(ask.filter === undefined ? [] : [`filter ${ask.filter}`]),
    ...(ask.haves ?? []).map((id) => `have ${id}`),
    'done',
  ]
  const body = command('fetch', lines)
  const answer = packets(await line.post('git-upload-pack', body, reading.longest, reading.signal))
  let tip: string | undefined
  for (const it of answer) {
    const said = sectionLine(it)
    if (said === 'packfile') {
      return { tip, objects: readObjects(answer, reading) }
    }
    const [, id, ref] = /^([0-9a-f]{40}) (.+)$/.exec(said) ?? []
    if (ref !== undefined && ref === ask.ref) tip = id
  }
  throw new Damage('an answer without objects')
}

/** The same without version 2: one branch's tip by its id, whole. Throws as `fetchPack` does. */
export async function fetchOld(line: Line, ask: Ask, reading: Reading): Promise<Answer> {
  const [first = NO_ID] = ask.wants
  const body = join([
    packet(`want ${first} side-band-64k ofs-delta no-progress shallow${ask.thin ? ' thin-pack' : ''}\n`),
    ...(ask.shallow ?? []).map((id) => packet(`shallow ${id}\n`)),
    ...(ask.deepen === undefined ? [] : [packet(`deepen ${ask.deepen}\n`)]),
    FLUSH,
    ...(ask.haves ?? []).map((id) => packet(`have ${id}\n`)),
    packet('done\n'),
  ])
  const answer = packets(await line.post('git-upload-pack', body, reading.longest, reading.signal))
  for (const it of answer) {
    if (!/^(NAK|ACK [0-9a-f]{40})$/.test(sectionLine(it))) continue
    return { tip: undefined, objects: readObjects(answer, reading) }
  }
  throw new Damage('an answer without objects')
}

function readObjects(answer: Iterable<Packet>, { limits, known, lenient }: Reading) {
  return readPack(splitBands(answer).data, limits, known, lenient)
}

/** Names and ids of the branches and tags that begin with `prefix`. */
export async function listRefs(
  line: Line,
  prefix: string,
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const body = command('ls-refs', [`ref-prefix ${prefix}`])
  const refs = new Map<string, string>()
  for (const it of packets(await line.post('git-upload-pack', body, 1 << 24, signal)))
    addRef(refs, sectionLine(it))
  return refs
}

export interface Abilities {
  readonly version: 1 | 2
  readonly filter: boolean
  readonly refInWant: boolean
  /** Without version 2 the refs come along. */
  readonly refs: ReadonlyMap<string, string>
}

/** Reads what `info/refs` says. */
export function readAbilities(bytes: Uint8Array): Abilities {
  const said = [...packets(bytes)].map(sectionLine).filter((line) => line !== '')
  if (said[0] === '# service=git-upload-pack') said.shift()
  if (said[0] === 'version 2') {
    const words =
      said
        .find((line) => line.startsWith('fetch='))
        ?.slice(6)
        .split(' ') ?? []
    const [filter, refInWant] = [words.includes('filter'), words.includes('ref-in-want')]
    return { version: 2, filter, refInWant, refs: new Map() }
  }
  const refs = new Map<string, string>()
  for (const line of said) addRef(refs, line.replace(/\0.*$/s, ''))
  return { version: 1, filter: false, refInWant: false, refs }
}

function command(name: string, lines: readonly string[]): Uint8Array {
  return join([packet(`command=${name}\n`), DELIMITER, ...lines.map((line) => packet(`${line}\n`)), FLUSH])
}

function sectionLine(it: Packet): string {
  if (typeof it === 'string') return ''
  const said = lineOf(it)
  if (said.startsWith('ERR ')) throw new Damage(`the server says: ${said.slice(4)}`)
  return said
}

function addRef(refs: Map<string, string>, line: string): void {
  const [, id, name] = /^([0-9a-f]{40}) (refs\/\S+)$/.exec(line) ?? []
  if (id !== undefined && name !== undefined && id !== NO_ID) refs.set(name, id)
}
