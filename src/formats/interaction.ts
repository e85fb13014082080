// What happened between people, as mailboxes, calendars and transcripts tell it: the neutral record of an entry of a card's
// log, before it is known whose card that is. Like `ImportRecord`, but it makes no cards: it finds them by address.

import type { RecordSource } from './record.ts'

/** Somebody who took part. */
export interface Participant {
  /** As the source has it; '' where it names no address. */
  readonly address: string
  /** On one line; '' for none. */
  readonly name: string
}

export interface FoundInteraction {
  /** The same at every reading of the same thing, on one line, never empty: `Message-ID: <a@b.example>`, `UID: 17@b.example`. */
  readonly id: string
  /** `YYYY-MM-DD` in the book's time zone; '' where the source has none: the day of the import is taken. */
  readonly date: string
  /** `HH:MM` in the book's time zone. */
  readonly time?: string
  /** One word, a kind of the log: `email`, `meeting`, `call`. */
  readonly kind: string
  /** On one line; may be ''. */
  readonly subject: string
  /** Lines of what was said, without any mark of quoting: the plan quotes them, so that they can forge no entry. */
  readonly extract: readonly string[]
  /** Names of files that came with it, without folders. */
  readonly attachments?: readonly string[]
  /** Everybody, the one who wrote or invited first. The team's own members are told by the book's configuration. */
  readonly participants: readonly Participant[]
  /** Of something that is still to come: what to do on that day. Makes a follow-up instead of an entry. */
  readonly followUp?: { readonly next: string; readonly due: string }
  /** Of what took place: the follow-up that it was before. A card that still has it goes on to the one that comes next. */
  readonly was?: { readonly next: string; readonly due: string }
  /** The date that the source states, where it can't be true and `date` is the day of arrival: no touch is made of it. */
  readonly claimed?: string
  /** Why it makes no entry, in words for people: `a mailing list's mail`. The plan has a line for it. */
  readonly skip?: string
  readonly source: RecordSource
}
