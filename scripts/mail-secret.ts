// The password of a mailbox: from the environment, or asked for without an echo. Never an argument, never kept, never shown.

import type { Account, Secret } from '../src/mail/index.ts'
import { misused } from './refusal.ts'
import { canAsk } from './terminal.ts'

/** Ends with status 2 where there is none and nobody can be asked. */
export async function mailSecret({ user, host }: Account): Promise<Secret> {
  const { CARDFILE_IMAP_PASSWORD, CARDFILE_IMAP_TOKEN } = process.env
  if (CARDFILE_IMAP_TOKEN) return { token: CARDFILE_IMAP_TOKEN }
  if (CARDFILE_IMAP_PASSWORD) return { password: CARDFILE_IMAP_PASSWORD }
  if (!canAsk())
    misused(
      `the password of "${user}" at ${host} is missing.`,
      'Put it into the environment as CARDFILE_IMAP_PASSWORD; docs/mail.md says how for cron.',
    )
  const prompts = await import('@clack/prompts')
  const answer = await prompts.password({ message: `Password of ${user} at ${host}`, mask: '' })
  if (prompts.isCancel(answer) || !answer) misused('nothing was read.')
  return { password: answer }
}
