// What the thin client takes and gives. It knows files, commits and one branch; what a card is, it is told by `merge`.

/** A file's three versions, all there, all different: what merges them is handed in. */
export interface Versions {
  /** Where the file lies at the tip. */
  readonly path: string
  /** What the edit began from; undefined where the edit makes a file that somebody else has made meanwhile. */
  readonly base: Uint8Array | undefined
  readonly mine: Uint8Array
  readonly theirs: Uint8Array
}

/** The book at its newest known commit, for those who must look a path up. */
export interface Tree {
  /** @returns entries by name; empty where there is no such folder. '' is the repository's root. */
  folder(path: string): Promise<ReadonlyMap<string, TreeEntry>>
  /** @returns undefined where there is no such file */
  file(path: string): Promise<{ readonly id: string; readonly bytes: Uint8Array } | undefined>
}

export interface TreeEntry {
  /** Octal as git writes it: '100644' a file, '40000' a folder. */
  readonly mode: string
  /** 40 hexadecimal digits. */
  readonly id: string
}

/** The functions handed in must not call the client that they are handed to: it is at work. `find` gets a tree to look into. */
export interface ThinOptions {
  /** Address of the repository, as for `git clone`: `https://crm.example/git/book.git`. */
  readonly url: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Merges a file that was changed by others meanwhile, both ways the same. Must not throw. */
  readonly merge: (versions: Versions) => Uint8Array
  /**
   * Where a file is now that is no longer at `path` (or, for a new file, where the same thing lies elsewhere already).
   * @returns undefined where it is nowhere. The file then comes back (is made) at `path`.
   */
  readonly find?: (path: string, tree: Tree) => Promise<string | undefined>
  /**
   * A new file whose path somebody else has taken: `merge` where both are the same thing, or another path.
   * Undefined, or not given: the next free `name-2.md`.
   */
  readonly taken?: (path: string, mine: Uint8Array, theirs: Uint8Array) => 'merge' | string | undefined
  /** Folder of the repository in which the cards lie; '' for its root. Saves a round trip on a cold page. */
  readonly folder?: string
  /** 'refs/heads/main' where not given. */
  readonly branch?: string
  /** More headers, such as `Authorization` where there is no cookie. */
  readonly headers?: Readonly<Record<string, string>>
  /** From `state()` of an earlier page. What does not fit is ignored. */
  readonly state?: ThinState | undefined
  /** Called when it turns out that this server sends the whole book at once, before it is asked for: it takes longer. */
  readonly slow?: () => void
  /** How long an answer may be silent, before its first byte and between any two, in milliseconds; 30,000. */
  readonly patience?: number
  /** Resolves after so many milliseconds; for tests. */
  readonly wait?: (milliseconds: number) => Promise<void>
  /** 0 up to 1; for tests. */
  readonly random?: () => number
  /** Milliseconds since 1970, for the committer's date; for tests. */
  readonly now?: () => number
}

/** A file of an edit. */
export interface EditedFile {
  /** From the repository's root, '/' between folders. */
  readonly path: string
  /** What the person saw; undefined for a new file. */
  readonly base: Uint8Array | undefined
  /** What the person made of it; undefined to delete it. */
  readonly mine: Uint8Array | undefined
  /**
   * Of a file to be deleted: the path of a file that stands before it in this edit, of which it has become a part. What
   * others changed in it meanwhile is merged into that one; then it goes all the same.
   */
  readonly into?: string
  /** True: where others have deleted it meanwhile, it stays so. */
  readonly minor?: boolean
}

/** One thing that a person did; becomes one commit. */
export interface OutgoingEdit {
  /**
   * Stable name of the edit, `[A-Za-z0-9._-]{1,64}`, not to be guessed. Written as the trailer `Cardfile-Edit: id`:
   * an edit whose answer was lost is recognised by it, so that it is never there twice.
   */
  readonly id: string
  /** When it was done, milliseconds since 1970: the author's date. */
  readonly date: number
  /** Minutes east of UTC. */
  readonly offset: number
  /** A line that says what was done; more lines after an empty one. */
  readonly message: string
  readonly files: readonly EditedFile[]
  /**
   * A commit of the book that was known before the edit was first given to `send` by any tab, best the newest (what
   * `refresh({ lately: true })` says just before): the edit can only be in commits after it, and is looked for there.
   * The same value at every try. Without it, the last 2,000 commits are looked through.
   */
  readonly since?: string | undefined
  /** Without `since`: true where nobody, in no tab, has given this edit to `send` before. Then nothing is looked through. */
  readonly fresh?: boolean
}

export interface Person {
  readonly name: string
  readonly email: string
}

export interface SendOptions {
  readonly signal?: AbortSignal
  /** Called as soon as the server has taken an edit, before the rest of the outbox is through. */
  readonly sent?: (edit: SentEdit) => void
}

/** How an edit's file met the tip. */
export type Met =
  /** As the edit had found it. */
  | 'unchanged'
  /** Changed by others meanwhile: merged. */
  | 'changed'
  /** Deleted by others: it came back. */
  | 'deleted'
  /** Lies elsewhere now. */
  | 'moved'
  /** A new file whose name somebody else has taken; see `wrote` for where it went. */
  | 'taken'
  /** To be deleted, but changed by others meanwhile: it stays. */
  | 'kept'
  /** Deleted, and what others changed in it meanwhile is in the file that it has become a part of. */
  | 'joined'
  /** What the edit wants is there already. */
  | 'there'

export interface SentFile {
  /** As the edit named it. */
  readonly path: string
  /** Where it is; not always `path`, see `moved`. Later edits of the file must use this path. */
  readonly wrote: string
  readonly met: Met
  /** What was there before; undefined for nothing. */
  readonly theirs: Uint8Array | undefined
  /** What is there now; undefined for nothing. */
  readonly text: Uint8Array | undefined
}

export interface SentEdit {
  readonly id: string
  /** Undefined where there was nothing left to do. */
  readonly commit: string | undefined
  /** The commit before it; undefined for the book's first. */
  readonly parent?: string | undefined
  /** Empty where an earlier page has sent the edit and its answer was lost: `moved` still tells. */
  readonly files: readonly SentFile[]
  /** Old path to new one of those files that are not where the edit named them. */
  readonly moved: ReadonlyMap<string, string>
}

export interface RefusedEdit {
  readonly id: string
  /** What the server said, its lines cleaned of control characters. */
  readonly said: string
}

/** Why nothing more could be sent, or nothing read. */
export type Stop =
  /** 401: log in again. */
  | 'signed-out'
  /** No answer, a cut one, or the server is not itself (5xx). */
  | 'unreachable'
  /** Others were always faster; try later. */
  | 'busy'
  /** Not allowed (403), or too large (413), or the server refuses as a whole: `said` tells. */
  | 'refused'
  /** The answer is not what git says: another site, a damaged repository, one without the branch. */
  | 'broken'
  /** Ended by the signal handed in. */
  | 'cancelled'

/** Every edit is in `sent`, or in `refused`, or has still to be sent: then `stop` says why. */
export interface SendResult {
  readonly tip: string | undefined
  readonly sent: readonly SentEdit[]
  readonly refused: readonly RefusedEdit[]
  readonly stop?: {
    readonly why: Stop
    readonly said: string
    /** Edits of which nobody knows whether the server has them: send them again, it will be found out. */
    readonly unknown: readonly string[]
  }
}

/** What `refresh`, `folder` and `file` throw. The message is for people; the cause, if any, for those who look into it. */
export class ThinError extends Error {
  readonly why: Stop
  constructor(why: Stop, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ThinError'
    this.why = why
  }
}

/** Objects near the tip, to start warm: a value that IndexedDB can store. Opaque. */
export interface ThinState {
  readonly version: 1
  readonly url: string
  readonly tip: string | undefined
  readonly objects: readonly { readonly type: 'commit' | 'tree' | 'blob'; readonly bytes: Uint8Array }[]
}

/** All calls throw ThinError where the book cannot be read; only `send` never throws. Calls wait for one another. */
export interface Thin extends Tree {
  /**
   * Walks to the tip: one request; with `lately` none where the tip was seen in the last five minutes.
   * @returns `tip` is undefined in a book without a commit; `slow`: this server sends everything at once
   */
  refresh(options?: {
    readonly lately?: boolean
    readonly signal?: AbortSignal
  }): Promise<{ readonly tip: string | undefined; readonly slow: boolean }>
  /** Keeps a file's text that is at hand (embedded in a page, or stored), so that it is not fetched. @returns its id */
  know(bytes: Uint8Array): string
  /** Writes the edits, in their order, each as a commit on the newest tip. Never throws. */
  send(edits: readonly OutgoingEdit[], person: Person, options?: SendOptions): Promise<SendResult>
  state(): ThinState
}
