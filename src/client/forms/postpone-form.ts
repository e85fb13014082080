// *Postpone*: another day for the next step, with a reason if there is one.

import { applyChanges, postponeChanges } from '../../actions/index.ts'
import { type Contact, dateOf, textOf } from '../../contact/index.ts'
import { dayWords } from '../words.ts'
import { dateField, laterChips } from './date-field.ts'
import { type EditForm, openForm, saidOf } from './edit-form.ts'
import { element } from './element.ts'
import { fieldFrame } from './field-frame.ts'
import { keepDraft } from './keep-draft.ts'
import { postponeMessage } from './message.ts'
import { bookOf, type Office } from './office.ts'
import { saveEdit } from './save-edit.ts'

export async function openPostponeForm(office: Office, contact: Contact): Promise<void> {
  const config = office.config()
  const { today } = office
  const due = dateOf(contact, 'due')
  // Of a step that is due in ten days, "+1 week" means a week later than that.
  const from = due !== undefined && due > today ? due : today
  const day = dateField('To', {
    today,
    chips: laterChips(from),
    check: (date) => (date < today ? 'This day is over. Name one to come.' : undefined),
    onChange: () => form.form.dispatchEvent(new Event('change')),
  })
  const reason = element('input', { type: 'text', autocomplete: 'off' })
  const form: EditForm = openForm({
    title: 'Postpone:',
    sub: contact.name,
    button: 'Postpone',
    save: () => save(),
  })
  form.fields.append(
    element(
      'p',
      { class: 'form-step' },
      textOf(contact, 'next') ?? 'Follow up',
      due !== undefined && element('span', { class: 'sub' }, ` ${dayWords(due, today)}`),
    ),
    day.node,
    fieldFrame('Why? (if you like)', reason, { help: 'Kept in the log as a note.' }).node,
  )
  const draft = await keepDraft(office.desk.drafts, `postpone ${contact.slug}`, form.form, {
    read: () => ({ day: day.text(), reason: reason.value }),
    write: (kept) => {
      day.set(kept.day)
      reason.value = kept.reason
    },
  })
  form.fields.querySelector<HTMLElement>('.chips .chip')?.focus()

  const save = async () => {
    const { date, problem } = day.read()
    day.frame.problem(problem ?? (date === undefined ? 'Choose a day.' : undefined))
    if (date === undefined) return false
    const now = (await office.card(contact.slug)) ?? contact
    const why = reason.value.trim()
    const changes = postponeChanges(now, date, why, { date: today, owner: office.owner() })
    const edited = applyChanges(bookOf(now, config), now, changes, today)
    if ('diagnostics' in edited) {
      form.problem(...saidOf(edited.diagnostics))
      return false
    }
    const isSooner = due !== undefined && date < due
    await saveEdit(
      office,
      edited,
      postponeMessage(now, date, why, today),
      `${isSooner ? 'Brought forward' : 'Postponed'} to ${dayWords(date, today)}.`,
    )
    draft.done()
    return true
  }
}
