// Looks whether a clone is fit to share its book, and mends what can be mended without a question.

import { statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type Clone, inTheWay, isStop, openClone, type Stop, upstreamOf } from './clone.ts'
import { driverLine, driverState, installDriver } from './driver.ts'
import { isGitAtWork, leftBehind } from './lock.ts'
import { isCard } from './plan.ts'
import { wasFull } from './send-first.ts'
import { stateOf as workTreeState } from './state.ts'

export interface Finding {
  readonly check: 'repository' | 'identity' | 'state' | 'remote' | 'driver' | 'locks' | 'layout'
  /** `mended` by this run. */
  readonly state: 'good' | 'bad' | 'mended' | 'advice'
  readonly message: string
  readonly hint?: string
}

export interface DoctorOptions {
  readonly fix: boolean
  /** Do not ask the shared repository. */
  readonly offline: boolean
  /** How a shell calls this program. */
  readonly program: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Beyond so many cards, one folder makes every commit and every history slow: docs/decisions.md. */
const MANY = 1000
const OLD_MS = 60_000

/** @param folder of the cards */
export async function examine(folder: string, options: DoctorOptions): Promise<Finding[]> {
  const clone = await openClone(folder)
  if (isStop(clone)) return [bad('repository', clone)]
  return [
    identityOf(clone),
    ...(await locksOf(clone, options)),
    await stateOf(clone),
    ...(options.offline ? [] : [await remoteOf(clone)]),
    await driverOf(clone, options),
    ...(await layoutOf(clone)),
  ]
}

function bad(check: Finding['check'], { message, hint }: Stop): Finding {
  return { check, state: 'bad', message, hint }
}

function identityOf({ settings }: Clone): Finding {
  const [name, email] = [settings.get('user.name'), settings.get('user.email')]
  if (name && email) return { check: 'identity', state: 'good', message: `You are ${name} <${email}>.` }
  return {
    check: 'identity',
    state: 'bad',
    message: 'git does not know who you are, and every change has an author.',
    hint: 'Say it once: git config --global user.name "Your Name" and git config --global user.email you@example.com',
  }
}

async function stateOf(clone: Clone): Promise<Finding> {
  const way = await inTheWay(clone, await workTreeState(clone))
  if (way !== undefined && way.kind !== 'no-identity') return bad('state', way)
  return { check: 'state', state: 'good', message: 'Nothing is in the way of a sync.' }
}

async function remoteOf(clone: Clone): Promise<Finding> {
  const upstream = upstreamOf(clone, await workTreeState(clone))
  if (isStop(upstream)) return bad('remote', upstream)
  const fetched = await upstream.remote.fetch()
  const place = upstream.url.replace(/^(\w+:\/\/)[^/@]*@/, '$1')
  if (fetched.state === 'ok')
    return { check: 'remote', state: 'good', message: `The shared repository answers: ${place}` }
  if (fetched.state === 'empty') {
    const message = `The shared repository at ${place} is empty`
    return (await wasFull(clone, upstream.name))
      ? {
          check: 'remote',
          state: 'bad',
          message: `${message} now, and was not before.`,
          hint: 'Ask whoever runs it.',
        }
      : {
          check: 'remote',
          state: 'advice',
          message: `${message}.`,
          hint: 'cardfile sync --first sends it the book.',
        }
  }
  const message =
    fetched.state === 'unreachable'
      ? `The shared repository can't be reached: ${fetched.said}`
      : `The shared repository has no branch ${upstream.branch}.`
  return { check: 'remote', state: 'bad', message, hint: `It is looked for at ${place}.` }
}

async function driverOf(clone: Clone, { fix, program }: DoctorOptions): Promise<Finding> {
  const { isAsked, line } = await driverState(clone)
  const wanted = driverLine(program)
  if (isAsked && line === wanted)
    return {
      check: 'driver',
      state: 'good',
      message: 'git pull and git merge put cards together field by field, too.',
    }
  if (fix) {
    const { wroteAttributes } = await installDriver(clone, program)
    const hint = wroteAttributes
      ? { hint: '.gitattributes has new lines: commit it, so that everybody has it.' }
      : {}
    return {
      check: 'driver',
      state: 'mended',
      message: 'git pull and git merge now put cards together field by field.',
      ...hint,
    }
  }
  const message =
    line === undefined
      ? 'git pull and git merge compare cards line by line here, and leave conflicts.'
      : isAsked
        ? 'git pull and git merge call another cardfile than this one.'
        : 'git is not told that cards are merged by cardfile: .gitattributes lacks a line.'
  return {
    check: 'driver',
    // Another cardfile, such as the one that began the book, merges too, as long as it is there.
    state: isAsked && isThere(line) ? 'advice' : 'bad',
    message,
    hint: 'cardfile sync needs none of it. To set it up: cardfile doctor --fix',
  }
}

/** True where the program of a driver's line is a file that exists: `'.../node' '.../bin.mjs' merge-driver ...`. */
function isThere(line = ''): boolean {
  const file = /^'[^']+' '([^']+)'/.exec(line)?.[1]
  return file !== undefined && statSync(file, { throwIfNoEntry: false }) !== undefined
}

async function locksOf({ root, gitDir }: Clone, { fix, now }: DoctorOptions): Promise<Finding[]> {
  const old = leftBehind(gitDir, 0).filter(
    (file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) < now - OLD_MS,
  )
  if (old.length === 0) return []
  const names = old.map((file) => file.slice(gitDir.length + 1)).join(', ')
  if (isGitAtWork(root, gitDir, old, now))
    return [{ check: 'locks', state: 'advice', message: `git is at work here, and holds ${names}.` }]
  if (!fix)
    return [
      {
        check: 'locks',
        state: 'bad',
        message: `A git that was stopped left its locks: ${names}.`,
        hint: 'cardfile doctor --fix takes them away.',
      },
    ]
  for (const file of old) await rm(file, { force: true })
  return [{ check: 'locks', state: 'mended', message: `Locks of a git that was stopped are gone: ${names}.` }]
}

async function layoutOf(clone: Clone): Promise<Finding[]> {
  if ((await clone.repo.head()) === undefined) return []
  const tree = await clone.repo.tree('HEAD')
  const inOne = [...tree.keys()].filter(
    (file) => isCard(file, clone) && !file.slice(clone.prefix.length).includes('/'),
  )
  if (inOne.length < MANY) return []
  return [
    {
      check: 'layout',
      state: 'advice',
      message: `${inOne.length} cards lie in one folder: each commit and each history is slower for it.`,
      hint: 'Folders by first letters are faster, and move nothing but files: cardfile relayout letters',
    },
  ]
}
