// Asks about pairs of cards that may be one, each written as it is answered.

import { applyChanges } from '../src/actions/index.ts'
import { type Book, resolve } from '../src/book/index.ts'
import { type Contact, isPrivate, textOf } from '../src/contact/index.ts'
import { areApart, type Doubles } from '../src/dedupe/index.ts'
import { readBook } from '../src/disk/index.ts'
import { printable } from '../src/reports/index.ts'
import { joinOrRefuse, messageFor } from './merge.ts'
import { refuse } from './save.ts'
import type { Session } from './session.ts'
import { bold, dim, green } from './terminal.ts'
import { writeTogether } from './write-together.ts'

/** Two names, how sure it is, and why: one line for it, one against it. */
export function sayDoubles({ keep, other, certainty, isCertain, reasons }: Doubles): string {
  const say = (speaks: boolean) =>
    reasons
      .filter(({ bits }) => bits > 0 === speaks)
      .map(({ text }) => text)
      .join(', ')
  const [pro, contra] = [say(true), say(false)]
  const sure = isCertain ? 'certain' : `${Math.min(99, Math.round(certainty * 100))} %`
  return [
    `${bold(printable(keep.name))} ${dim(keep.slug)} and ${bold(printable(other.name))} ${dim(other.slug)}, ${sure}\n`,
    ...(pro === '' ? [] : [`  ${pro}\n`]),
    ...(contra === '' ? [] : [dim(`  but ${contra}\n`)]),
  ].join('')
}

/** Answers by the letter that gives them. */
const ANSWERS = { m: 'keep', o: 'other', n: 'apart', l: 'later', q: 'stop' } as const
type Letter = keyof typeof ANSWERS

export async function askDoubles(session: Session, pairs: readonly Doubles[]): Promise<void> {
  let now = session
  let [merged, apart, left] = [0, 0, 0]
  const say = () => {
    const rest = left === 0 ? '.' : `, ${left} left.`
    process.stdout.write(`${green(`${merged} merged, ${apart} told apart`)}${rest}\n`)
    if (merged + apart > 0) process.stdout.write(dim('The last answer is taken back by: cardfile undo\n'))
  }
  const many = pairs.length === 1 ? '1 pair of cards' : `${pairs.length} pairs of cards`
  process.stdout.write(`${many} may be one contact, the surest first. An answer is kept at once; q ends.\n`)
  const asked: Doubles[] = []
  for (let open = stillOpen(now.book, pairs, asked); open[0] !== undefined; ) {
    const [pair] = open
    const { keep, other } = pair
    process.stdout.write(`\n${sayDoubles(pair)}${sayCard(keep)}${sayCard(other)}`)
    const answer = await ask(keep, other, `${asked.length + 1} of ${asked.length + open.length}`)
    if (answer === 'stop') {
      left += open.length
      return say()
    }
    asked.push(pair)
    if (answer === 'later') left++
    else if (answer === 'apart') {
      apart++
      await tellApart(now, keep, other)
    } else {
      merged++
      const [stays, goes] = answer === 'keep' ? [keep, other] : [other, keep]
      await writeTogether(now, joinOrRefuse(now, stays, goes).files, messageFor(stays, [goes]))
    }
    if (answer !== 'later') now = { ...now, book: readBook(now.folder) }
    open = stillOpen(now.book, open.slice(1), asked)
  }
  say()
}

/**
 * What is left to ask, as the cards are now: a card that became part of another is that one, and two cards are asked about
 * once, by whichever names.
 */
function stillOpen(book: Book, pairs: readonly Doubles[], asked: readonly Doubles[]): Doubles[] {
  const idOf = (keep: Contact | undefined, other: Contact | undefined) =>
    [keep?.file, other?.file].sort().join('\n')
  const now = (one: Contact) => resolve(book, one.slug)
  const seen = new Set(asked.map(({ keep, other }) => idOf(now(keep), now(other))))
  return pairs.flatMap((pair) => {
    const [keep, other] = [now(pair.keep), now(pair.other)]
    if (keep === undefined || other === undefined || keep === other || areApart(keep, other)) return []
    const id = idOf(keep, other)
    if (seen.has(id)) return []
    seen.add(id)
    return [{ ...pair, keep, other }]
  })
}

async function ask(keep: Contact, other: Contact, place: string): Promise<(typeof ANSWERS)[Letter]> {
  const { selectKey } = await import('@clack/prompts')
  // Enter ends the question without a letter, and then nothing was decided: it is asked again.
  let answer: Letter | symbol | undefined
  while (answer === undefined)
    answer = await selectKey<Letter>({
      message: `One and the same? ${dim(`(${place})`)}`,
      options: [
        { value: 'm', label: `Merge, and keep ${keep.slug}` },
        { value: 'o', label: `Merge, and keep the other, ${other.slug}` },
        { value: 'n', label: 'No duplicate: never ask again' },
        { value: 'l', label: 'Decide later' },
        { value: 'q', label: 'End here' },
      ],
    })
  return typeof answer === 'symbol' ? 'stop' : ANSWERS[answer]
}

/**
 * The card that stands first says it: one line in one card, which a merge unites as any list. Of a private card and one
 * that the shared site shows, it is the private one.
 */
export async function tellApart(session: Session, first: Contact, second: Contact): Promise<void> {
  const [keep, other] = isPrivate(second) && !isPrivate(first) ? [second, first] : [first, second]
  const edited = applyChanges(
    session.book,
    keep,
    [{ op: 'add', key: 'distinct', value: other.slug }],
    session.today,
  )
  if ('diagnostics' in edited) return refuse(keep.name, edited.diagnostics)
  const files = new Map([[keep.file, edited.after.card.text]])
  await writeTogether(
    session,
    files,
    `${printable(keep.name)} is not ${printable(other.name)} (${other.slug})`,
  )
}

function sayCard(contact: Contact): string {
  const known = ['org', 'title', 'email', 'phone', 'address', 'birthday', 'owner', 'stage'].flatMap((key) => {
    const text = textOf(contact, key)
    return text === undefined ? [] : [`${key} ${printable(text)}`]
  })
  return dim(`  ${contact.slug}: ${known.join(', ') || 'only a name'}\n`)
}
