// Mailboxes: by IMAP, and on disk.

export { type Account, type AccountProblem, parseAccount } from './account.ts'
export { MailFailure } from './failure.ts'
export { type FetchedMail, fetchMail, type ImapWish, type Secret } from './imap.ts'
export { type KnownMail, openKnown, type SeenFolder, type SeenFolders } from './known.ts'
export { type LocalMail, readLocal } from './local.ts'
