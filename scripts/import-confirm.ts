// The last question of an import: whether it is to be written.

import type { ImportPlan } from '../src/formats/index.ts'
import { answered } from './import-ask-facts.ts'
import type { ImportOptions } from './import-options.ts'
import { type Aside, endingFor, nameFor } from './import-rejects.ts'
import { misused } from './refusal.ts'
import type { Session } from './session.ts'
import { canAsk } from './terminal.ts'

/** How much is to be written; ends with status 2 where nobody can be asked, or the answer is no. */
export async function confirmPlan(
  session: Session,
  { counts }: ImportPlan,
  asides: readonly Aside[],
  options: ImportOptions,
): Promise<'all' | 'with-rejects'> {
  const what = `create ${counts.create}, update ${counts.update}`
  if (session.json || !canAsk())
    misused(`this would ${what} cards.`, 'Say --yes to do it, or --dry-run to look only.')
  const prompts = await import('@clack/prompts')
  const [first] = asides
  if (first === undefined || options.onlyValid || options.rejects !== undefined) {
    const isYes = answered(
      await prompts.confirm({ message: `Write it (${what})?`, initialValue: first === undefined }),
    )
    return isYes ? 'all' : misused('nothing was written.')
  }
  const ending = endingFor(first)
  const names = asides.length > 1 ? 'files beside the lists' : nameFor(first, ending ?? '')
  const answer = answered(
    await prompts.select<'with-rejects' | 'all' | 'no'>({
      message: `Write it (${what})? What is set aside (${counts.reject}) does not come in.`,
      options: [
        ...(ending === undefined
          ? []
          : [
              {
                value: 'with-rejects' as const,
                label: `Yes, and put what is set aside into ${names}, to repair and import again`,
              },
            ]),
        { value: 'all', label: 'Yes' },
        { value: 'no', label: 'No, write nothing' },
      ],
    }),
  )
  return answer === 'no' ? misused('nothing was written.') : answer
}
