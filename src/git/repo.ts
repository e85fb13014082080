// The Repo port: the few things that merging asks of a store of commits. Three stores pass one contract test
// (tests/git/repo-contract.ts): the git binary, isomorphic-git, and a fake in memory.

/** A file of a tree: its mode as git writes it (`100644`, `100755`, `120000`, `160000`) and the id of its blob. */
export interface TreeFile {
  readonly mode: string
  readonly id: string
}

/** All files of a commit by path, `/` between folders. */
export type Tree = ReadonlyMap<string, TreeFile>

export interface NewCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
}

export interface Repo {
  /** The commit that is checked out; undefined before the first. */
  head(): Promise<string | undefined>
  /** The files of a commit or tree. @throws where there is none of that id */
  tree(of: string): Promise<Tree>
  /** Blobs by id, in one batch. @throws where one is missing */
  blobs(ids: Iterable<string>): Promise<Map<string, Uint8Array>>
  /** The best common ancestors, sorted: none for unrelated histories, several for criss-cross ones. */
  mergeBases(one: string, other: string): Promise<string[]>
  /** Stores blobs; their ids in the same order. */
  write(blobs: readonly Uint8Array[]): Promise<string[]>
  /** Stores the tree of `from` with files set, and taken away where the value is undefined. */
  writeTree(from: string, changes: ReadonlyMap<string, TreeFile | undefined>): Promise<string>
  /** Stores a commit that no branch knows yet, by whom git takes for the person at the keyboard. */
  commit(commit: NewCommit): Promise<string>
}

/** What came of a fetch. */
export type Fetched =
  | { readonly state: 'ok'; readonly tip: string }
  /** The remote has no commit at all. */
  | { readonly state: 'empty' }
  /** It has branches, but none of this name. */
  | { readonly state: 'no-branch' }
  | { readonly state: 'unreachable'; readonly said: string }

/** What came of a push. Whatever it is, only a later fetch tells for sure what arrived. */
export type Pushed =
  | { readonly state: 'ok' }
  /** Somebody was faster: the branch is no longer where it was when it was fetched. */
  | { readonly state: 'behind' }
  /** The server does not want it: a hook, a protected branch, no right to write. */
  | { readonly state: 'refused'; readonly said: string }
  | { readonly state: 'unreachable'; readonly said: string }

/** One branch in a repository that is shared. */
export interface Remote {
  fetch(): Promise<Fetched>
  /** Moves the branch from `old` to a commit that descends from it, or does nothing. */
  push(commit: string, old: string): Promise<Pushed>
}
