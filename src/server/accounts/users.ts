// The people who may come in: users.json in the server folder, readable by the server's user only. The command changes it
// while the server runs: whoever asks sees the file as it is now.

import path from 'node:path'
import { keepFile } from './kept-file.ts'
import { checkPassword, hashPassword } from './password.ts'
import { hashOf, newSecret } from './secret.ts'

export const ROLES = ['reader', 'member', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface Token {
  /** A short name for lists and for revoking. */
  readonly id: string
  /** What its owner calls the device. */
  readonly name: string
  readonly hash: string
  readonly created: string
  /** The day on which it was used last. */
  used?: string
}

export interface User {
  readonly handle: string
  role: Role
  /** Addresses that the person's commits may bear, besides the one in the team of the book. */
  emails: string[]
  /** Missing for somebody whom only a proxy lets in. */
  password?: string
  /** Changes with the password: sessions of before are over. */
  epoch: string
  readonly created: string
  tokens: Token[]
  /** The secret of the calendar's address, as a hash. */
  feed?: { readonly hash: string; readonly created: string }
}

interface Kept {
  version: 1
  users: User[]
}

export interface Users {
  list(): readonly User[]
  find(handle: string): User | undefined
  /** @returns what is in the way, in words; undefined when done */
  add(user: {
    handle: string
    role: Role
    emails: readonly string[]
    password?: string
  }): Promise<string | undefined>
  remove(handle: string): Promise<boolean>
  /** @returns the new epoch; undefined where nobody has the name */
  setPassword(handle: string, password: string): Promise<string | undefined>
  setRole(handle: string, role: Role): Promise<boolean>
  /** The addresses that their commits may bear, the usual one first. */
  setEmails(handle: string, emails: readonly string[]): Promise<boolean>
  checkPassword(handle: string, password: string): Promise<User | undefined | 'busy'>
  /** @returns the token, which nobody can ever see again; undefined where there is no such user, or it has too many */
  addToken(handle: string, name: string): Promise<string | undefined>
  removeToken(handle: string, id: string): Promise<boolean>
  byToken(handle: string, secret: string): User | undefined
  /** Makes the address of the calendar anew: the old one is none any more. @returns its secret */
  makeFeed(handle: string): Promise<string | undefined>
  removeFeed(handle: string): Promise<boolean>
  byFeed(secret: string): User | undefined
}

const MOST_TOKENS = 50

/**
 * @param folder the server folder
 * @param today  the day, as 'YYYY-MM-DD', for the lists
 */
export function openUsers(folder: string, today: () => string): Users {
  const file = keepFile<Kept>(path.join(folder, 'users.json'), () => ({ version: 1, users: [] }))
  const find = (handle: string) => file.read().users.find((user) => user.handle === handle.normalize('NFC'))
  const change = <R>(handle: string, edit: (user: User, all: User[]) => R) =>
    file.change(({ users }) => {
      const user = users.find((one) => one.handle === handle.normalize('NFC'))
      return user === undefined ? undefined : edit(user, users)
    })
  return {
    list: () => file.read().users,
    find,
    async add({ handle, role, emails, password }) {
      const problem = handleProblem(handle)
      if (problem !== undefined) return problem
      const hash = password === undefined ? {} : { password: await hashPassword(password) }
      return file.change(({ users }) => {
        const twin = users.find((one) => one.handle.toLowerCase() === handle.toLowerCase())
        if (twin !== undefined) return `There is a user "${twin.handle}".`
        const made = { handle, role, emails: [...emails], ...hash }
        users.push({ ...made, epoch: newSecret().slice(0, 16), created: today(), tokens: [] })
        return undefined
      })
    },
    async remove(handle) {
      const removed = await change(handle, (user, users) => users.splice(users.indexOf(user), 1))
      return removed !== undefined
    },
    async setPassword(handle, password) {
      const hash = await hashPassword(password)
      return change(handle, (user) => {
        user.password = hash
        user.epoch = newSecret().slice(0, 16)
        return user.epoch
      })
    },
    async setRole(handle, role) {
      const done = await change(handle, (user) => {
        user.role = role
        return true
      })
      return done ?? false
    },
    async setEmails(handle, emails) {
      const done = await change(handle, (user) => {
        user.emails = [...emails]
        return true
      })
      return done ?? false
    },
    async checkPassword(handle, password) {
      const user = find(handle)
      const right = await checkPassword(password, user?.password)
      return right === true ? user : right === 'busy' ? right : undefined
    },
    addToken(handle, name) {
      const secret = newSecret()
      return change(handle, (user) => {
        if (user.tokens.length >= MOST_TOKENS) return undefined
        const id = hashOf(secret)
          .replace(/[^a-z0-9]/gi, '')
          .slice(0, 6)
          .toLowerCase()
        user.tokens.push({ id, name: tidyName(name), hash: hashOf(secret), created: today() })
        return secret
      })
    },
    async removeToken(handle, id) {
      const found = await change(handle, (user) => {
        const kept = user.tokens.filter((token) => token.id !== id)
        const isThere = kept.length < user.tokens.length
        user.tokens = kept
        return isThere
      })
      return found ?? false
    },
    byToken(handle, secret) {
      const hash = hashOf(secret)
      const user = find(handle)
      const token = user?.tokens.find((one) => one.hash === hash)
      if (token === undefined) return undefined
      if (token.used !== today()) {
        token.used = today()
        const note = change(handle, ({ tokens }) => {
          for (const one of tokens) if (one.hash === hash) one.used = today()
        })
        // A full disk keeps nobody out.
        note.catch(() => undefined)
      }
      return user
    },
    makeFeed(handle) {
      const secret = newSecret()
      return change(handle, (user) => {
        user.feed = { hash: hashOf(secret), created: today() }
        return secret
      })
    },
    async removeFeed(handle) {
      const done = await change(handle, (user) => {
        delete user.feed
        return true
      })
      return done ?? false
    },
    byFeed(secret) {
      const hash = hashOf(secret)
      return file.read().users.find((user) => user.feed?.hash === hash)
    },
  }
}

/** Handles are those of the book's team. */
function handleProblem(handle: string): string | undefined {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(handle)
    ? undefined
    : `"${handle}" is no handle: handles are letters and digits, such as sam.`
}

/** One short line. */
function tidyName(name: string): string {
  const line = name.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return [...line].slice(0, 60).join('') || 'a device'
}
