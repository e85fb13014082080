// Decisions in words, with who set which value and when, where git knows it.

import { type Contact, type Decision, type SentencePair, standsWords } from '../src/contact/index.ts'
import { nameBelow } from '../src/disk/index.ts'
import { historyOf, isStop, openClone, type Setter, setterOf } from '../src/git/index.ts'
import { printable, sayDate } from '../src/reports/index.ts'
import type { CalendarDate } from '../src/text/index.ts'
import type { Session } from './session.ts'
import { bold, dim } from './terminal.ts'

/** Who put a value into a field; undefined where nobody knows. */
export type FindSetter = (key: string, value: string) => Setter | undefined

/** Outside a repository nobody knows. */
export async function findSetters({ folder, book }: Session, contact: Contact): Promise<FindSetter> {
  const clone = await openClone(folder)
  if (isStop(clone) || (await clone.repo.head()) === undefined) return () => undefined
  const place = clone.prefix + nameBelow(folder, contact.file)
  const versions = await historyOf(clone, place, book.config)
  return (key, value) => setterOf(versions, key, value)
}

export function sayDecision(decision: Decision, find: FindSetter, today: CalendarDate): string {
  const { key, label, other, stands } = decision
  const [first] = stands
  const by = (value: string | undefined) => {
    const setter = value === undefined ? undefined : find(key, value)
    return setter === undefined ? '' : dim(`  ${printable(setter.by)}, ${sayDate(setter.date, today)}`)
  }
  const lines = [
    `stands  ${printable(standsWords(decision))}${by(first)}`,
    `other   ${printable(other)}${by(other)}`,
  ]
  return [bold(printable(label || 'conflicts')), ...lines.map((line) => `  ${line}`)].join('\n')
}

export function sayPair({ line, text }: SentencePair, { file }: Contact): string {
  return [
    bold('Two edits of one sentence, in the notes'),
    `  ${printable(text)}`,
    `  ${dim(`Delete the one that is wrong, and the comment behind it: ${file}:${line}`)}`,
  ].join('\n')
}

export function toJson(decision: Decision, find: FindSetter): object {
  const { key, other, stands } = decision
  const [first] = stands
  return {
    ...decision,
    standsSetBy: first === undefined ? undefined : find(key, first),
    otherSetBy: find(key, other),
  }
}
