// The notes of a card, as the text that they are.

import { editNotes, notesOf } from '../../actions/index.ts'
import type { Contact } from '../../contact/index.ts'
import { type EditForm, openForm, saidOf } from './edit-form.ts'
import { element } from './element.ts'
import { fieldFrame } from './field-frame.ts'
import { keepDraft } from './keep-draft.ts'
import { notesMessage } from './message.ts'
import { bookOf, type Office } from './office.ts'
import { saveEdit } from './save-edit.ts'

export async function openNotesForm(office: Office, contact: Contact): Promise<void> {
  const config = office.config()
  const began = notesOf(contact)
  const text = element('textarea', { rows: 12, class: 'notes-text' })
  text.value = began
  const form: EditForm = openForm({ title: 'Notes:', sub: contact.name, button: 'Save', save: () => save() })
  form.fields.append(
    fieldFrame('Notes', text, { help: 'Markdown: **bold**, - a list, [a link](https://example.com).' }).node,
  )
  const draft = await keepDraft(office.desk.drafts, `notes ${contact.slug}`, form.form, {
    read: () => text.value,
    write: (kept) => {
      text.value = kept
    },
  })
  text.focus()

  const save = async () => {
    const now = (await office.card(contact.slug)) ?? contact
    // Somebody's edit since the form was opened is merged with this one: what is written here counts from what was read.
    const base = notesOf(now) === began ? now : contact
    const edited = editNotes(bookOf(base, config), base, text.value, office.today)
    if ('diagnostics' in edited) {
      form.problem(...saidOf(edited.diagnostics))
      return false
    }
    if (edited.isChanged) await saveEdit(office, edited, notesMessage(base), 'Notes changed.')
    draft.done()
    return true
  }
}
