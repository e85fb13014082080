// *Move to*: another stage, by a button for each; on the board by dragging besides.

import { applyChanges, stageChanges } from '../../actions/index.ts'
import { type Contact, textOf } from '../../contact/index.ts'
import { saidOf } from './edit-form.ts'
import { element } from './element.ts'
import { stagesFor } from './field-changes.ts'
import { moveMessage } from './message.ts'
import { bookOf, type Office } from './office.ts'
import { saveEdit } from './save-edit.ts'
import { openSheet } from './sheet.ts'

/** Asks for the stage. */
export function openMoveSheet(office: Office, contact: Contact): void {
  const stages = stagesFor(contact, bookOf(contact, office.config()))
  const now = textOf(contact, 'stage')
  const problem = element('div', { class: 'form-problem', role: 'alert' })
  const sheet = openSheet('Move to:', contact.name)
  sheet.body.append(
    stages.length === 0
      ? element('p', { class: 'hint' }, 'The settings of this book have no stages for it.')
      : element(
          'div',
          { class: 'stage-buttons' },
          stages.map((stage) =>
            element(
              'button',
              {
                type: 'button',
                class: 'button',
                'aria-current': stage === now ? 'true' : undefined,
                disabled: stage === now,
                onclick: async () => {
                  const said = await moveTo(office, contact, stage).catch((error: Error) => [error.message])
                  problem.replaceChildren(...said.map((line) => element('p', {}, line)))
                  if (said.length === 0) sheet.close()
                },
              },
              stage,
              stage === now && element('small', {}, 'now'),
            ),
          ),
        ),
    problem,
  )
}

/** Moves a card, on its newest text. @returns what is wrong, in words; [] where it is done */
export async function moveTo(office: Office, contact: Contact, stage: string): Promise<string[]> {
  const now = (await office.card(contact.slug)) ?? contact
  const by = { date: office.today, owner: office.owner() }
  const edited = applyChanges(bookOf(now, office.config()), now, stageChanges(now, stage, by), office.today)
  if ('diagnostics' in edited) return saidOf(edited.diagnostics)
  if (edited.isChanged) await saveEdit(office, edited, moveMessage(now, stage), `Moved to ${stage}.`)
  return []
}
