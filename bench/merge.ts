// One mergeCards on a card of 2 KB that both sides changed, and what a bare parse of its three texts costs.

import { parseCard } from '../src/card/index.ts'
import { mergeCards } from '../src/merge/index.ts'
import { median } from './pairs.ts'

const log = Array.from(
  { length: 16 },
  (_, i) =>
    `- 2026-11-${String(i + 10)} call @sam: Talked about the licence, the board and the price of maps.`,
)
const notes = `Met at the London fair, where she asked the one question that our demo could not answer and then waited, kindly.
Prefers e-mail to letters; her assistant is Charles. Reads everything, so send the whole deed. Rides in the mornings.

- The compiler, source in escrow.
- A flat fee, no royalty.`

function card(change: (text: string) => string): string {
  return change(`---
name: Ada Lovelace
org: analytical-engines          # the company's own card has the address
title: Head of Research
email:
  - ada@analytical.example (work)
  - ada@home.example
phone: "+44 20 7946 0958 (work)"
address: 12 St James's Square; London; ; SW1Y 4JH; United Kingdom (office)
stage: prospect
owner: sam
tags: [licensing, uk, compiler]
source: trade fair 2026
next: Send the revised licence terms
due: 2026-12-01
---

${notes}

## Log

${log.join('\n')}
`)
}

const base = card((text) => text)
const ours = card(
  (text) =>
    `${text.replace('uk, compiler', 'uk, compiler, vip').replace('2026-12-01', '2026-12-08').replace('Prefers e-mail', 'Likes e-mail')}- 2027-01-04 call @sam: Rang.\n`,
)
const theirs = card(
  (text) =>
    `${text.replace('uk, compiler', 'uk').replace('2026-12-01', '2026-12-04').replace('no royalty', 'no royalty at all').replace('prospect', 'customer')}- 2027-01-05 email @ana: Wrote.\n`,
)

/** Median of single runs, in milliseconds, after a warm-up. */
function time(run: () => unknown): number {
  for (let i = 0; i < 500; i++) run()
  const times = Array.from({ length: 2000 }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return median(times)
}

/** Milliseconds of a merge, and of parsing its three texts alone. */
export function mergeTimes(): { merged: number; parsed: number; characters: number } {
  return {
    merged: time(() => mergeCards(base, ours, theirs)),
    parsed: time(() => [base, ours, theirs].map((text) => parseCard(text, ''))),
    characters: base.length,
  }
}
