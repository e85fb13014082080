// What others changed while an edit was on its way is told once: also of an edit that was sent when nobody looked any more.

import type { OutboxEntry } from '../desk/types.ts'
import type { Office } from './office.ts'
import { showToast } from './toast.ts'

/** Ids of edits of which a line at the foot of the page tells, as long as they are not sent. */
export const followed = new Set<string>()

const told = new Set<string>()

/** Tells it now, and again whenever something has been sent. */
export function watchMeanwhile(office: Office): void {
  const look = () => void tellMeanwhile(office).catch(() => undefined)
  look()
  office.desk.watch(look)
  document.addEventListener('visibilitychange', look)
}

export async function tellMeanwhile({ desk }: Office): Promise<void> {
  const news = (await desk.outbox()).filter(isNews)
  if (news.length === 0 || document.hidden) return
  for (const { id } of news) told.add(id)
  showToast(news.map(({ message, told }) => `${message}: sent. ${told.join(' ')}`).join(' '), '')
  for (const { id } of news) await desk.heard(id)
}

function isNews({ id, state, told: said, heard }: OutboxEntry): boolean {
  return state === 'sent' && said.length > 0 && heard !== true && !followed.has(id) && !told.has(id)
}
