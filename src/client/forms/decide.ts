// The decisions that a merge left on a card: keep what stands, or take the other value.

import { applyChanges, resolveChanges, type Verdict } from '../../actions/index.ts'
import { type Contact, type Decision, sentencePairs, textOf } from '../../contact/index.ts'
import { loadPart } from '../parts.ts'
import { saidOf } from './edit-form.ts'
import { element } from './element.ts'
import { decideMessage } from './message.ts'
import { bookOf, type Office } from './office.ts'
import { saveEdit } from './save-edit.ts'
import { showToast } from './toast.ts'

const TAKE: Readonly<Record<Decision['how'], string>> = {
  replace: 'Take the other',
  add: 'Put it back',
  remove: 'Take it out',
  'by-hand': '',
}

/** Puts buttons to what is to decide on the card's page. Nothing where there is nothing to decide. */
export async function addDecisionButtons(
  office: Office,
  contact: Contact,
  editNotes: () => void,
): Promise<void> {
  if (document.querySelector('[data-decide] .decisions') === null) return
  const { decisionsOf } = await loadPart('decisions', office.root)
  const list = document.querySelector('[data-decide] .decisions')
  if (list === null) return
  const decisions = textOf(contact, 'conflicts') === undefined ? [] : decisionsOf(contact, office.config())
  // The way without buttons is for pages that have none.
  const hint = document.querySelector<HTMLElement>('[data-decide] .decisions ~ .hint')
  if (hint !== null) hint.hidden = true
  for (const [at, row] of [...list.children].entries()) {
    if (row.querySelector('.decide-buttons') !== null) continue
    const decision = decisions[at]
    const buttons =
      decision === undefined
        ? sentencePairs(contact).length > 0
          ? [button('Edit the notes', 'the notes', editNotes)]
          : []
        : [
            button('Keep what stands', decision.label, () => decide(office, contact, decision, 'keep')),
            ...(decision.how === 'by-hand'
              ? []
              : [
                  button(TAKE[decision.how], decision.label, () => decide(office, contact, decision, 'take')),
                ]),
          ]
    if (buttons.length > 0) row.append(element('dd', { class: 'decide-buttons' }, buttons))
  }
}

function button(word: string, of: string, does: () => void): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: 'button', 'aria-label': `${word}: ${of}`, onclick: does },
    word,
  )
}

async function decide(
  office: Office,
  contact: Contact,
  { record, label, other, stands }: Decision,
  verdict: Verdict,
) {
  try {
    const config = office.config()
    const { decisionsOf } = await loadPart('decisions', office.root)
    const now = (await office.card(contact.slug)) ?? contact
    // On the newest card, where it may have been decided meanwhile.
    const decision = decisionsOf(now, config).find((one) => one.record === record)
    if (decision === undefined) return void showToast('This is decided already.', '')
    const by = { date: office.today, owner: office.owner() }
    const changes = resolveChanges(now, decision, verdict, by)
    const edited = applyChanges(bookOf(now, config), now, changes, office.today)
    if ('diagnostics' in edited) return void showToast(saidOf(edited.diagnostics).join(' '), '')
    const value = verdict === 'take' ? other : (stands[0] ?? 'as it is')
    await saveEdit(office, edited, decideMessage(now, label || 'a value', value), 'Decided.')
  } catch (error) {
    showToast((error as Error).message, '')
  }
}
