// What a component tells, worked out once for all of its meetings.

import type { FoundInteraction } from '../interaction.ts'
import { oneLine } from '../record.ts'
import { isConference } from './boilerplate.ts'
import type { Component } from './component.ts'
import { textOf } from './component.ts'
import { type Texts, textsOf } from './description.ts'
import { kindOf } from './kind.ts'
import { type People, peopleOf } from './people.ts'
import { whyNot } from './why-not.ts'

export interface Told {
  readonly uid: string
  readonly texts: Texts
  readonly people: People
  readonly kind: 'meeting' | 'call' | 'note'
  /** Why it makes nothing. */
  readonly skip: string | undefined
  readonly extract: readonly string[]
}

export function toldBy(component: Component, own: ReadonlySet<string>): Told {
  const texts = textsOf(component)
  const { summary, location, description } = texts
  const people = peopleOf(component, [summary, location, ...description])
  return {
    uid: oneLine(textOf(component, 'UID').slice(0, 2000)),
    texts,
    people,
    kind: component.name === 'VEVENT' ? kindOf(texts) : 'note',
    skip: whyNot(component, people, own),
    extract: [
      ...(location === '' || isConference(location) ? [] : [`Location: ${location}`]),
      ...description,
    ],
  }
}

/** What all entries of a component have in common. */
export function partsOf(
  component: Component,
  told: Told,
  file: string,
): Pick<FoundInteraction, 'subject' | 'participants' | 'source' | 'extract' | 'kind'> & { skip?: string } {
  return {
    kind: told.kind,
    subject: told.texts.summary,
    extract: told.extract,
    participants: told.people.participants,
    source: { file, line: component.line, column: 1 },
    ...(told.skip === undefined ? {} : { skip: told.skip }),
  }
}

/** An event without a UID is known by its day and title, so that a second reading knows it again. */
export function idOf({ uid, texts }: Told, when: string): string {
  return `UID: ${uid || `none, ${texts.summary.slice(0, 100) || 'untitled'},`} ${when}`.trim()
}
