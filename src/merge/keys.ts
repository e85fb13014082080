// The merge of one key: by its field's policy, when both sides changed the entry.

import type { Config } from '../contact/index.ts'
import type { Finding } from './finding.ts'
import { clip } from './finding.ts'
import { mergeList } from './list-field.ts'
import { newComments, type Outcome, settled, textOf, type Versions } from './outcome.ts'
import { identityOf, isRequired, policyOf } from './policy.ts'
import { recordOf } from './records.ts'
import { type Choose, chooserOf, isWonAndLost, mergeScalar } from './scalar-field.ts'
import { isContested, threeWay } from './three-way.ts'

/** What the merge of a key needs to know of the card. */
export interface Around {
  readonly config: Config
  readonly kind: string
  /** Records that a side has and the base has not: what an earlier merge decided. */
  readonly decided: { readonly ours: ReadonlySet<string>; readonly theirs: ReadonlySet<string> }
  /** Where both sides changed next and due: the `next` of the side with the earlier date. */
  readonly next: string | undefined
}

export function mergeKey(key: string, versions: Versions, around: Around): Outcome {
  const { base, ours, theirs } = versions
  const sources = [base?.source, ours?.source, theirs?.source] as const
  const required = isRequired(around.config, key, around.kind)
  // A removal that an earlier merge refused looks like one side's own; only the record tells.
  const isRefused =
    required &&
    [...around.decided.ours, ...around.decided.theirs].some((record) => record.startsWith(`${key}: `))
  if (!isContested(...sources) && !isRefused) {
    const source = threeWay(...sources, (o) => o)
    return source === undefined ? settled('', newComments(versions)) : settled(source)
  }
  const outcome = contested(key, versions, around, required)
  return { ...outcome, above: outcome.above.filter((line) => !outcome.source.includes(line)) }
}

/** For a book that has not said: the stages of docs/configuration.md. */
const USUAL = {
  contact: ['suspect', 'lead', 'prospect', 'customer', 'former'],
  deal: ['qualify', 'proposal', 'negotiation', 'won', 'lost'],
}

function contested(key: string, versions: Versions, around: Around, required: boolean): Outcome {
  const policy = policyOf(around.config, key, [versions.base, versions.ours, versions.theirs])
  if (policy === 'set') {
    const isIn = (records: ReadonlySet<string>) => (text: string) => records.has(recordOf(key, text))
    return mergeList(
      versions,
      (text) => identityOf(around.config, key, text),
      required ? { ours: isIn(around.decided.ours), theirs: isIn(around.decided.theirs) } : undefined,
    )
  }
  const wanted = around.next
  const kind = around.kind === 'deal' ? 'deal' : 'contact'
  const pipeline = around.config.stages[kind].length > 0 ? around.config.stages[kind] : USUAL[kind]
  const choose: Choose =
    policy === 'next' && wanted !== undefined ? () => wanted : chooserOf(policy, pipeline)
  return mergeScalar(versions, choose)
}

/** Records of an earlier merge that no longer hold: values that a required list can do without now. */
export function voidRecords(key: string, { base }: Versions, outcome: Outcome, around: Around): string[] {
  if (!isRequired(around.config, key, around.kind)) return []
  const stands = new Set(outcome.losers)
  return (base?.items ?? []).flatMap(({ text }) => (stands.has(text) ? [] : recordOf(key, text)))
}

/** The `next` that goes with the earlier date, where both sides set both. */
export function nextWithDue(next: Versions, due: Versions): string | undefined {
  const [a, b] = [textOf(next.ours), textOf(next.theirs)]
  const [x, y] = [textOf(due.ours), textOf(due.theirs)]
  if (!a || !b || !x || !y) return undefined
  if (!isContested(textOf(next.base), a, b) || !isContested(textOf(due.base), x, y)) return undefined
  return chooserOf('due', [])(x, y) === x ? a : b
}

/** What is to be said of a key's merge. */
export function findingsOf(key: string, { losers, cleared, source }: Outcome, config: Config): Finding[] {
  const at = `${key}:`
  const found: Finding[] = losers.map((loser) => {
    const isDecision = key === 'stage' && isWonAndLost(loser, stageIn(source), config)
    return {
      rule: isDecision ? 'merge-decide' : 'merge-contested',
      severity: isDecision ? 'error' : 'warning',
      at,
      message: `Both sides changed "${key}"; the other value was "${clip(loser)}".`,
      hint: 'Make the value right, then delete its line under conflicts.',
    }
  })
  if (cleared)
    found.push({
      rule: 'merge-cleared',
      severity: 'info',
      at,
      message: `One side cleared "${key}", the other set it; the value stays.`,
      hint: 'Clear it once more if it is not needed.',
    })
  return found
}

function stageIn(source: string): string {
  return /:\s*["']?([^"'#\n]*[^"'#\s])/.exec(source)?.[1] ?? ''
}
