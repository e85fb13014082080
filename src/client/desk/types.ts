// The desk: what a page can do besides showing. Whoever draws buttons and forms builds on this.
//
// A page asks `loadDesk(root)` (load.ts; a few hundred bytes): it finds out whether there is anybody to edit, and only
// then loads assets/desk.js. What needs YAML (forms, the configuration) stays out of the desk: `book.config` is text.

import type { BookFile } from '../book-file.ts'

/** A colleague. Who only reads has the role 'reader'. */
export interface DeskPerson {
  readonly handle: string
  readonly name: string
  readonly email: string
  readonly role: 'reader' | 'member' | 'admin'
}

/**
 * - 'in'      logged in (or chosen, on a site without our server): can edit unless the role is 'reader'
 * - 'choose'  a site without our server: ask "Who are you?" with `book.team`, then `choose(handle)`
 * - 'out'     the session has ended while edits or drafts are still here: what is typed is kept, and is sent after the
 *             next log-in as the same person. `person` is who it was.
 */
export type Access = 'in' | 'choose' | 'out'

/**
 * - 'here'     *Saved here*: in this browser, durably; goes out by itself
 * - 'sending'  *Sending*
 * - 'unknown'  *Unknown, checking*: it went out and no answer came; it will be found out before it is sent again
 * - 'sent'     *Sent*: the server has it, durably
 * - 'refused'  the server does not take it: `problem` says why and what to do; kept here until `undo` or `again`
 */
export type EntryState = 'here' | 'sending' | 'unknown' | 'sent' | 'refused'

/** Why an entry is not sent yet, in words for the person. */
export interface Problem {
  /** 'other-person': made by somebody who is not logged in now. 'paused': something else of the site is wrong. */
  readonly kind: 'refused' | 'signed-out' | 'unreachable' | 'busy' | 'other-person' | 'paused'
  readonly said: string
  /** What to do next; '' where nothing need be done, as it is tried again by itself. */
  readonly remedy: string
}

/** What an edit makes of one card. */
export interface CardEdit {
  readonly slug: string
  /** From the repository's root: 'contacts/ada-lovelace.md'. */
  readonly path: string
  /** The text that the person saw, own unsent edits included; undefined for a new card. */
  readonly base: string | undefined
  /** What it is to be; undefined deletes the card. */
  readonly mine: string | undefined
}

/** One edit, as it was made: of one card, and of those that change with it. It becomes one commit. */
export interface Edit extends CardEdit {
  /**
   * Where two cards become one: the other cards of the same commit. One that goes has become a part of the edit's own card,
   * which also gets what a colleague adds to it meanwhile; one that a colleague deletes meanwhile stays deleted.
   */
  readonly also?: readonly CardEdit[]
  /** A line in words: `Log a call with Ada Lovelace; next: send terms on 1 Dec`. */
  readonly message: string
}

/** A card before a commit and after it; undefined where there is none. */
export interface CardChange {
  readonly slug: string
  readonly path: string
  readonly before: string | undefined
  readonly now: string | undefined
}

export interface OutboxEntry extends Edit {
  readonly id: string
  /** Rises by one with each entry of this browser: the order in which they are sent. */
  readonly order: number
  /** A handle; with name and e-mail address as they were then. */
  readonly person: { readonly handle: string; readonly name: string; readonly email: string }
  /** Milliseconds since 1970. */
  readonly date: number
  /** Minutes east of UTC. */
  readonly offset: number
  readonly state: EntryState
  readonly tries: number
  /** The newest commit that was known when it went out first: it can only be in later ones. */
  readonly since?: string
  readonly problem?: Problem
  /** What others changed meanwhile, a sentence each: `Meanwhile stage: lead → prospect. Both are kept.` */
  readonly told: readonly string[]
  /** True: the person has been told that. */
  readonly heard?: boolean
  /** When the server took it, milliseconds since 1970. */
  readonly sentAt?: number
  /** The commit that it came in, and the one before. */
  readonly commit?: string
  readonly parent?: string
  /** The card's text as the server has it after this entry; undefined where it was deleted, or is not known. */
  readonly now?: string
  /** Where the card lies now, where that is not `path`. */
  readonly movedTo?: string
  /** Of an edit of several cards: what the commit changed in each, by which it is taken back. */
  readonly did?: readonly CardChange[]
  /** The entry that this one takes back. */
  readonly undoes?: string
  /** The entry that took this one back. */
  readonly undoneBy?: string
}

/** A card's newest known text. */
export interface KnownCard {
  readonly path: string
  readonly text: string
  /** True where the page shows something older: own edits that the site was not rebuilt with yet, or never sent. */
  readonly newerThanPage: boolean
  /** True where an unsent edit is part of it. */
  readonly unsent: boolean
}

/** The desk at a glance; a new object whenever something in it has changed. */
export interface DeskStatus {
  readonly access: Access
  /** Entries that the server does not have yet, refused ones among them. */
  readonly unsent: number
  /** When the oldest of them was made, milliseconds since 1970. */
  readonly oldest?: number
  /** True: unsent for 15 minutes or more: ask for attention, and offer `download`. */
  readonly nag: boolean
  /** What holds the outbox up as a whole. */
  readonly problem?: Problem
  /** When it will be tried again, milliseconds since 1970. */
  readonly nextTry?: number
  /** True: no service worker without https: editing works, but the site cannot be opened offline. Say so. */
  readonly offlineNeedsHttps: boolean
  /** True: the browser may clear what is kept here when the disk is full. */
  readonly mayBeCleared: boolean
  /** True: this server sends the whole book at the first edit: it takes longer. Say so while something is 'sending'. */
  readonly slow: boolean
  /** When this page was stored, milliseconds since 1970, where it comes from the browser: "Offline: as of 14:02". */
  readonly storedAt?: number
  /** True: the program was changed and the page's code is older: it still works; offer to load the page again. */
  readonly outdated: boolean
}

export interface Drafts {
  get(key: string): Promise<unknown>
  /** At every keystroke. `value` must be plain data (JSON). At once in localStorage, soon after in IndexedDB. */
  set(key: string, value: unknown): void
  remove(key: string): void
  /** Keys of the drafts there are, newest first. */
  keys(): Promise<readonly string[]>
}

/** What a log-out would lose. */
export interface Unsaved {
  /** That the server does not have. */
  readonly edits: number
  /** Forms that were filled in and not saved. */
  readonly drafts: number
}

export interface Desk {
  /** Who edits. Undefined while `access` is 'choose'. */
  readonly person: DeskPerson | undefined
  /** `book.json`, newest known; its `config` may be newer than the site's. */
  readonly book: BookFile
  status(): DeskStatus
  /** Calls back after each change of the outbox, the status, the book or a card, in whichever tab. @returns what ends it */
  watch(listener: () => void): () => void

  /**
   * The newest known text of a card: from this page's `<script type="application/json" data-source>` (`{path, text}`),
   * what this browser has sent, the network, or the stored page; with own unsent edits on top.
   * @param page address of the card's page from the site's root; 'card/<slug>.html' where not given
   * @returns undefined where there is no such card, or it can't be had now
   */
  card(slug: string, page?: string): Promise<KnownCard | undefined>
  /**
   * Asks the server for a card of which this page may show an older state: it was stored, or the site is not built anew yet.
   * @returns the server's text; undefined where the page is as new as the book, nobody answers, or the page does not say how
   *   old it is
   */
  ahead(slug: string): Promise<string | undefined>
  /**
   * Stores an edit durably, then sends it in the background. Resolves: *Saved here*.
   * @throws DeskError with words for the person where the browser could not store it: keep the form open
   */
  save(edit: Edit): Promise<OutboxEntry>
  /**
   * Takes an edit back: an unsent one leaves the outbox; for one that was sent, a new edit takes back what it changed and
   * nothing else. @returns the new entry; undefined where the edit was only here and is gone
   */
  undo(id: string): Promise<OutboxEntry | undefined>
  /** Tries a refused entry again. */
  again(id: string): Promise<void>
  /** Unsent ones and those sent in the last day, in order. */
  outbox(): Promise<readonly OutboxEntry[]>
  /** The person was told what others changed meanwhile: nobody says it again. */
  heard(id: string): Promise<void>
  readonly drafts: Drafts
  /** Sends now, without waiting for the next try. */
  syncNow(): void
  /** Unsent edits as a file for people: cards whole, with what was done. */
  download(): Promise<{ readonly name: string; readonly blob: Blob }>
  /** On a site without our server. */
  choose(handle: string): Promise<void>
  /**
   * Logs out: clears everything that this browser keeps of the book, and leaves for the log-in page.
   * @param force true: although edits are unsent or forms are filled in, which then are lost
   * @returns 'unsent', and nothing has happened: warn. 'done': the page is about to go.
   */
  logOut(force?: boolean): Promise<'unsent' | 'done'>
  /** What it would lose. */
  unsaved(): Promise<Unsaved>
  /** The page of log-in, which leads back to this one. Undefined on a site without our server. */
  readonly loginPage: string | undefined
}

/** What `save` throws. The message is for people, and says what to do. */
export class DeskError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DeskError'
  }
}
