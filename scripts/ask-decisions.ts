// Asks for decisions, one after the other. Each is written as it is taken: who stops halfway loses nothing.

import { applyChanges, resolveChanges, type Verdict } from '../src/actions/index.ts'
import { type Contact, type Decision, decisionsOf, sentencePairs } from '../src/contact/index.ts'
import { printable } from '../src/reports/index.ts'
import { findSetters, sayDecision, sayPair } from './decision-text.ts'
import { save } from './save.ts'
import type { Session } from './session.ts'
import { bold, dim, green, red } from './terminal.ts'
import { userOf } from './user.ts'

export async function askAll(session: Session, contacts: readonly Contact[], isDry: boolean): Promise<void> {
  let taken = 0
  const total = contacts.reduce((sum, one) => sum + decisionsOf(one, session.book.config).length, 0)
  for (const contact of contacts) {
    process.stdout.write(`\n${bold(printable(contact.name))} ${dim(contact.file)}\n`)
    for (const pair of sentencePairs(contact)) process.stdout.write(`${sayPair(pair, contact)}\n`)
    const find = await findSetters(session, contact)
    let now = contact
    for (const { record } of decisionsOf(contact, session.book.config)) {
      const decision = decisionsOf(now, session.book.config).find((one) => one.record === record)
      if (decision === undefined) continue
      process.stdout.write(`${sayDecision(decision, find, session.today)}\n`)
      const verdict = await ask(decision)
      if (verdict === 'stop') return finish(taken, total - taken, isDry)
      if (verdict === 'leave') continue
      const by = { date: session.today, owner: userOf(session) }
      const changes = resolveChanges(now, decision, verdict, by)
      const edited = applyChanges(session.book, now, changes, session.today)
      if ('diagnostics' in edited) {
        // No reason to keep somebody from the other decisions.
        const why = edited.diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`.trim())
        process.stdout.write(`${red('That would be an error:')} ${printable(why.join(' '))}\n`)
        continue
      }
      await save(session, edited, isDry)
      now = edited.after
      taken++
    }
  }
  finish(taken, total - taken, isDry)
}

async function ask(decision: Decision): Promise<Verdict | 'leave' | 'stop'> {
  const { isCancel, select } = await import('@clack/prompts')
  const answer = await select<Verdict | 'leave'>({
    message: 'Which is right?',
    options: optionsFor(decision),
  })
  return isCancel(answer) ? 'stop' : answer
}

function optionsFor({ other, stands, how }: Decision) {
  const value = printable(other)
  const keep = {
    replace: stands.length === 0 ? 'Leave it empty' : `Keep ${printable(stands.join(', '))}`,
    add: `Leave ${value} out`,
    remove: `Leave ${value} in`,
    'by-hand': 'It is decided: take the line away',
  }[how]
  const take = {
    replace: `Put ${value} back`,
    add: `Add ${value}`,
    remove: `Take ${value} out`,
    'by-hand': '',
  }[how]
  return [
    { value: 'keep' as const, label: keep },
    ...(take === '' ? [] : [{ value: 'take' as const, label: take }]),
    { value: 'leave' as const, label: 'Decide later' },
  ]
}

function finish(taken: number, left: number, isDry: boolean): void {
  const decided = `${taken === 1 ? '1 decision' : `${taken} decisions`} ${isDry ? 'would be taken' : 'taken'}`
  process.stdout.write(`${isDry ? decided : green(decided)}${left === 0 ? '.' : `, ${left} left.`}\n`)
}
