// Questions about a list as a whole: the order of its dates, its country, where it comes from, whose it is, its name.

import path from 'node:path'
import type { Config } from '../src/contact/index.ts'
import { countryFrom, countryName, type ListFacts, type ReadOptions } from '../src/formats/index.ts'
import { printable } from '../src/reports/index.ts'
import type { Input } from './import-input.ts'
import { misused } from './refusal.ts'

/** The answer; whoever stops has changed nothing. */
export function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol') return misused('stopped; nothing was written.')
  return answer as Exclude<T, symbol>
}

export async function askDates({
  header,
  example,
}: {
  header: string
  example: string
}): Promise<NonNullable<ReadOptions['dates']>> {
  const { select } = await import('@clack/prompts')
  const [first = '', second = ''] = /(\d+)\D+(\d+)/.exec(example)?.slice(1) ?? []
  return answered(
    await select<NonNullable<ReadOptions['dates']>>({
      message: `Dates in "${printable(header)}", such as ${printable(example)}: which comes first?`,
      options: [
        { value: 'dmy', label: `The day: ${first} is the day, ${second} the month` },
        { value: 'mdy', label: `The month: ${first} is the month, ${second} the day` },
        { value: 'aside', label: 'Nobody knows: keep such dates aside, as they are' },
      ],
    }),
  )
}

export async function askCountry(number: string): Promise<string | undefined> {
  const { text } = await import('@clack/prompts')
  const typed = answered(
    await text({
      message: `Telephone numbers such as ${printable(number)} name no country. Of which country are they?`,
      placeholder: 'DE, or Germany; Enter: they are of several',
      validate: (typed) =>
        !typed?.trim() || countryFrom(typed)
          ? undefined
          : 'Write two letters, such as GB, or the English name.',
    }),
  )
  return typed?.trim() ? countryFrom(typed) : undefined
}

export async function askSaveCountry(country: string): Promise<boolean> {
  const { confirm } = await import('@clack/prompts')
  const message = `Is ${countryName(country)} the country of your book, too? Then it goes into cardfile.yaml, and nobody is asked again.`
  return answered(await confirm({ message, initialValue: true }))
}

/** Where a list comes from. One that was bought has to have a name. */
export async function askWhence(): Promise<ListFacts> {
  const { select, text } = await import('@clack/prompts')
  const whence = answered(
    await select<'own' | 'named' | 'bought'>({
      message: 'Where does this list come from?',
      options: [
        { value: 'own', label: 'Our own contacts' },
        { value: 'named', label: 'Somewhere with a name: a fair, a website, a colleague' },
        { value: 'bought', label: 'It was bought or rented: nobody on it has agreed to get mail from us' },
      ],
    }),
  )
  if (whence === 'own') return {}
  const name = answered(
    await text({
      message: whence === 'bought' ? 'What is the list called, and whose is it?' : 'What is it called?',
      placeholder: whence === 'bought' ? 'Adressen-Kontor, engineers 2026' : 'trade fair Leipzig 2026',
      validate: (typed) => (typed?.trim() ? undefined : 'It goes on every contact as its source.'),
    }),
  ).trim()
  return whence === 'bought' ? { source: name, bought: name } : { source: name }
}

/** Who of the team looks after the contacts; of a team of one nobody has to be asked. */
export async function askOwner({ team }: Config): Promise<ListFacts> {
  if (team.size < 2) return {}
  const { select } = await import('@clack/prompts')
  const owner = answered(
    await select<string>({
      message: 'Who looks after these contacts?',
      options: [
        { value: '', label: 'Nobody yet' },
        ...[...team].map(([handle, { name }]) => ({ value: handle, label: printable(name), hint: handle })),
      ],
    }),
  )
  return owner === '' ? {} : { owner }
}

/** What the answers are kept as; undefined where they are not. */
export async function askName({ file, read }: Input, isUnknown: boolean): Promise<string | undefined> {
  const { text } = await import('@clack/prompts')
  const own = path.basename(file).replace(/\.[^.]*$/, '')
  const typed = answered(
    await text({
      message: 'Keep these answers for the next list of this kind? Then give it a name.',
      initialValue: read.mapping?.preset ?? (isUnknown ? own : (read.mapping?.product ?? own)),
      placeholder: 'Enter without a name: do not keep them',
    }),
  )
  return typed?.trim() || undefined
}
