// What the web server and the book's repository say to each other. Nothing of HTTP but its words: no sockets, no cookies.

import type { Config } from '../../contact/index.ts'

/** One of the three requests that git makes over HTTP, of somebody who is let in already. */
export interface GitRequest {
  readonly method: 'GET' | 'POST'
  readonly action: 'info/refs' | 'git-upload-pack' | 'git-receive-pack'
  /** Of `info/refs`: what the client is about to do. */
  readonly service?: 'git-upload-pack' | 'git-receive-pack'
  readonly contentType?: string
  readonly contentEncoding?: string
  /** The header Git-Protocol. */
  readonly protocol?: string
  readonly body: AsyncIterable<Uint8Array>
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal
}

/** Who asks. */
export interface GitUser {
  readonly handle: string
  /** Addresses that this person's commits may carry. Without one, their name must be the handle. */
  readonly emails: readonly string[]
  readonly role: 'reader' | 'member' | 'admin'
}

export interface GitAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Whoever does not read an iterable to its end must call its iterator's `return`, as `for await` does. */
  readonly body: AsyncIterable<Uint8Array> | Uint8Array
}

/** What is served: a folder of files, and the commit that they were made from. */
export interface ServedSite {
  readonly folder: string
  readonly commit: string
}

/** The book of a server folder: its repository, and the site that is made of it. */
export interface ServerBook {
  /** Answers one of git's requests. The whole body is spooled, bounded, before git starts. Never throws for what a client does. */
  handle(request: GitRequest, user: GitUser): Promise<GitAnswer>
  /** Commit of the tip of main; undefined for an empty book. */
  tip(): Promise<string | undefined>
  /** The site that is served now. Take it anew for each request: a later build goes to another folder. */
  site(): ServedSite | undefined
  /** The book's configuration as of the published tip. */
  config(): Config
  /** Resolves when the site of the present tip is served; rejects where it can't be made. */
  published(): Promise<void>
  /** Ends what runs, and marks the stop as a clean one. */
  close(): Promise<void>
}

interface Place {
  /** The server folder. */
  readonly folder: string
  /** The words that run cardfile, such as `[process.execPath, '/opt/cardfile/scripts/bin.mjs']`: for hooks and the build. */
  readonly program: readonly string[]
  /** Takes a line for the admin's log. */
  readonly say: (line: string) => void
}

export interface OpenOptions extends Place {
  /** Of the program's pages: a site that another version made is made anew. */
  readonly version?: string
}

export interface CreateOptions extends Place {
  /** A clone or repository: its current branch becomes the book, with its history. */
  readonly from?: string
  /** A plain folder of cards: its files become the first commit. */
  readonly cards?: string
}

/** A server folder that can't be made or opened, in words for its admin. */
export class BookFault extends Error {
  /** What to do next. */
  readonly hint: string
  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}
