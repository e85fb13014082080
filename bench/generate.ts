// A generated book for measuring: cards of 1-2 KB, like real ones in length and mix, the same for the same number.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const GIVEN =
  'Ada Ben Chloe Dmitri Elif Farid Greta Hugo Ines Jan Kofi Lena Mei Noor Oscar Paula Quentin Rosa Sven Tara Umar Vera Wim Xenia Yusuf Zoe'.split(
    ' ',
  )
const FAMILY =
  'Adler Brandt Castillo Dubois Eriksen Fischer Greco Hansen Ivanov Jensen Keller Lindqvist Moreau Novak Okafor Petit Quinn Rossi Schmidt Tanaka Ueda Varga Weber Xu Yilmaz Zeman'.split(
    ' ',
  )
const WORDS =
  'asked about the royalty terms and wants a second demo before the board meets in spring; liked compiler but worried over price of renewal licence for the engine they use at plant with old contract'.split(
    ' ',
  )
const KINDS = ['call', 'email', 'meeting', 'visit', 'demo', 'message']
const STAGES = ['suspect', 'lead', 'prospect', 'customer', 'former']

/** A small linear congruential generator (Numerical Recipes), so that every run measures the same book. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Writes `count` cards, one in six an organisation, and a configuration, into `folder/contacts`; returns that folder. */
export function generateBook(folder: string, count: number): string {
  const next = generator(count)
  const pick = (words: readonly string[]) => words[next(words.length)] ?? ''
  const text = (length: number) => Array.from({ length }, () => pick(WORDS)).join(' ')
  const date = (year: number) =>
    `${year}-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`
  const book = path.join(folder, 'contacts')
  const orgs = Math.max(1, Math.floor(count / 6))
  mkdirSync(book, { recursive: true })
  writeFileSync(
    path.join(book, 'cardfile.yaml'),
    'title: Measured\ntoday: 2026-11-23\nlayout: letters\nteam: { sam: Sam, ana: Ana, kim: Kim }\nstages: { contact: [suspect, lead, prospect, customer, former], deal: [open, won, lost] }\ncadence: { customer: 90 days }\n',
  )
  for (let i = 0; i < count; i++) {
    const isOrg = i < orgs
    const name = isOrg
      ? `${pick(FAMILY)} ${pick(['Works', 'Maps', 'Engines', 'Press'])} ${i}`
      : `${pick(GIVEN)} ${pick(FAMILY)}`
    const slug = `${name.toLowerCase().replaceAll(' ', '-')}${isOrg ? '' : `-${i}`}`
    const front = [
      `name: ${name}`,
      ...(isOrg
        ? ['kind: org']
        : [`org: org-${next(orgs)}`, `title: ${pick(['Head', 'Clerk', 'Buyer'])} of ${pick(WORDS)}`]),
      ...(isOrg ? [`alias: [org-${i}]`] : []),
      'email:',
      `  - ${slug}@${pick(FAMILY).toLowerCase()}.example (work)`,
      `  - ${slug}@home.example`,
      `phone: "+44 20 7946 0${String(next(1000)).padStart(3, '0')} (work)"`,
      `address: ${next(200)} ${pick(FAMILY)} Street; London; ; SW1Y 4JH; United Kingdom`,
      `tags: [${pick(WORDS.slice(0, 20)).replace(/\W/g, '')}, uk]`,
      `stage: ${pick(STAGES)}`,
      `owner: ${pick(['sam', 'ana', 'kim'])}`,
      ...(next(3) === 0 ? [`next: ${text(5).replaceAll(';', '')}`, `due: ${date(2026 + next(2))}`] : []),
    ]
    const dates = Array.from({ length: 4 + next(6) }, () => date(2023 + next(3))).sort()
    const log = dates.map(
      (day) => `- ${day} ${pick(KINDS)} @${pick(['sam', 'ana', 'kim'])}: ${text(10 + next(12))}`,
    )
    const card = `---\n${front.join('\n')}\n---\n\n${text(30 + next(30))}\n\n## Log\n\n${log.join('\n')}\n`
    const below = path.join(book, slug.slice(0, 2))
    mkdirSync(below, { recursive: true })
    writeFileSync(path.join(below, `${slug}.md`), card)
  }
  return book
}
