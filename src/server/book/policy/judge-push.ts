// Judges a push before anything of it is stored: every new commit, and every file that one brings.

import { loginIn } from '../environment.ts'
import { openObjects } from '../objects.ts'
import { MAIN } from '../places.ts'
import { TooMuch } from './brought.ts'
import { commitFault } from './commits.ts'
import { cardsFolder, MOST_COMMITS, mainTip, newCommits, settingsAt } from './history.ts'
import { Push } from './push.ts'
import { readUpdates, refFault } from './refs.ts'
import { remarksOn } from './remarks.ts'
import { ACCEPTED, clipped, linesFor, type Refusal } from './verdict.ts'

const MOST_SAID = 15
/** Seconds that a clock may be ahead of ours. */
const CLOCK_AHEAD = 24 * 3600

export interface PushOptions {
  readonly repository: string
  /** Of the hook: git tells by it where the new objects are, and the server who pushes. */
  readonly env: NodeJS.ProcessEnv
  /** What git gives to pre-receive. */
  readonly input: string
  readonly now: Date
}

export interface Verdict {
  /** The word that lets the push pass; undefined where it is refused. */
  readonly verdict: typeof ACCEPTED | undefined
  /** For who pushed. */
  readonly lines: readonly string[]
}

/** Judges a push. @throws where the repository can't be read: such a push does not pass either */
export async function judgePush(options: PushOptions): Promise<Verdict> {
  const env = options.env as Record<string, string>
  const updates = readUpdates(options.input)
  const login = loginIn(options.env)
  if (login === undefined)
    return refused([{ where: 'push', what: 'Nobody is logged in.', remedy: 'Push over the web address.' }])
  const faults = updates.flatMap((update) => refFault(update, login.handle) ?? [])
  if (faults.length > 0) return refused(faults)

  const objects = openObjects(options.repository, env)
  const push = new Push(objects)
  try {
    const ids = await newCommits(options.repository, env, updates)
    if (ids.length > MOST_COMMITS)
      throw new TooMuch(`The push has more than ${MOST_COMMITS.toLocaleString('en')} new commits.`)
    const tip = await mainTip(options.repository, env)
    const folder = await cardsFolder(objects, tip ?? updates[0]?.now)
    await push.walk(ids, folder, (commit) => {
      const fault = commitFault(commit, login, tip === undefined)
      if (fault) push.refuse(fault)
      if (commit.committer.seconds > options.now.getTime() / 1000 + CLOCK_AHEAD)
        push.flag(
          `commit ${commit.id.slice(0, 10)}: its date lies in the future; look at your computer's clock.`,
        )
    })
    // Where the branch is not where the push believes it to be, git refuses it in words that ask for another try.
    const main = updates.find(({ ref, old }) => ref === MAIN && old === tip)
    if (main !== undefined) await push.compare(main.old, main.now, folder)
    await push.readFiles()
    if (push.refusals.length > 0) return refused(push.refusals)
    const config = await settingsAt(objects, updates[0]?.now ?? '', folder)
    const said = [...push.flags, ...(await remarksOn(push.latest(), config, options.now))]
    return { verdict: ACCEPTED, lines: remarks(said) }
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    const remedy = 'Push in smaller parts, or ask whoever runs the server to bring it in there.'
    return refused([...push.refusals, { where: 'push', what: error.message, remedy }])
  } finally {
    objects.close()
  }
}

function refused(refusals: readonly Refusal[]): Verdict {
  const more = refusals.length - MOST_SAID
  return {
    verdict: undefined,
    lines: [
      'Nothing was taken, because of this:',
      ...linesFor(refusals.slice(0, MOST_SAID)),
      ...(more > 0 ? [`and ${more} more.`] : []),
    ],
  }
}

function remarks(flags: readonly string[]): string[] {
  if (flags.length === 0) return []
  const more = flags.length - MOST_SAID
  return [
    'Taken. Worth another look:',
    ...flags.slice(0, MOST_SAID).map((line) => clipped(line, 400)),
    ...(more > 0 ? [`and ${more} more: cardfile validate`] : []),
  ]
}
