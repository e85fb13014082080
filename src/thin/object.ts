// Git's objects and their ids: gitformat-pack(5), git-hash-object(1). SHA-1 in script, since crypto.subtle is missing over
// plain http.

import { sha1 } from '@noble/hashes/legacy.js'
import { hex, utf8 } from './bytes.ts'

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag'

export interface GitObject {
  readonly type: ObjectType
  readonly bytes: Uint8Array
}

/** What git says for "none": the old id of a branch that is to be made. */
export const NO_ID = '0'.repeat(40)

export function idOf({ type, bytes }: GitObject): string {
  return hex(
    sha1
      .create()
      .update(utf8(`${type} ${bytes.length}\0`))
      .update(bytes)
      .digest(),
  )
}

export const digest = (bytes: Uint8Array): Uint8Array => sha1(bytes)
