// *Edit*: the fields of a card, made from the registry and the book's own; only what the person changed is written.

import { applyChanges } from '../../actions/index.ts'
import type { Book } from '../../book/index.ts'
import { type Contact, type Field, fieldsByKey } from '../../contact/index.ts'
import { openDirectory } from './directory.ts'
import { type EditForm, openForm, saidOf } from './edit-form.ts'
import { element } from './element.ts'
import { changedKeys, type FormValue, fieldChanges, formFields } from './field-changes.ts'
import { type FieldEditor, fieldEditor } from './field-editor.ts'
import { keepDraft } from './keep-draft.ts'
import { fieldsMessage } from './message.ts'
import { bookOf, type Office } from './office.ts'
import { saveEdit } from './save-edit.ts'

export async function openFieldsForm(office: Office, contact: Contact): Promise<void> {
  const config = office.config()
  const directory = openDirectory(office.root).catch(() => undefined)
  const fields = formFields(contact, config.fields)
  const context = { config, kind: contact.kind, directory }
  const editors = fields.map((one) => fieldEditor(one, context))
  const began = new Map(fields.map(({ field, values }) => [field.key, values]))
  const form: EditForm = openForm({ title: 'Edit:', sub: contact.name, button: 'Save', save: () => save() })
  const rare = fields.flatMap((one, at) => (one.rare ? [editors[at]?.node ?? ''] : []))
  form.fields.append(
    ...fields.flatMap((one, at) => (one.rare ? [] : [editors[at]?.node ?? ''])),
    rare.length === 0
      ? ''
      : element('details', { class: 'form-more' }, element('summary', {}, 'More fields'), ...rare),
  )
  const draft = await keepDraft(office.desk.drafts, `edit ${contact.slug}`, form.form, {
    read: () => editors.map(({ key, read }) => [key, read()] as const),
    write: (kept) => {
      for (const [key, values] of kept) editors.find((one) => one.key === key)?.write(values)
    },
  })
  form.fields.querySelector<HTMLElement>('input')?.focus()

  const save = async () => {
    const now = (await office.card(contact.slug)) ?? contact
    const said = new Map(editors.map(({ key, read }) => [key, read()]))
    const keys = changedKeys(began, said)
    // The other cards are asked for only where one of them is named anew.
    const known = keys.some((key) => isLink(key, office)) ? await directory : undefined
    const book = known?.book(config, now) ?? bookOf(now, config)
    for (const editor of editors) editor.problem(undefined)
    const one = (key: string) => changesOf(office, book, now, key, began.get(key) ?? [], said.get(key) ?? [])
    // One after the other, so that what is wrong is said where it is.
    const wrong = keys.flatMap((key) => {
      const edited = applyChanges(book, now, one(key), office.today)
      return 'diagnostics' in edited ? [{ key, said: saidOf(edited.diagnostics).join(' ') }] : []
    })
    for (const { key, said } of wrong) show(editors, key, said)
    if (wrong.length > 0) {
      form.problem(
        wrong.length === 1 ? 'One field needs another look.' : `${wrong.length} fields need another look.`,
      )
      return false
    }
    const edited = applyChanges(book, now, keys.flatMap(one), office.today)
    if ('diagnostics' in edited) {
      form.problem(...saidOf(edited.diagnostics))
      return false
    }
    if (edited.isChanged) await saveEdit(office, edited, fieldsMessage(now, keys, config), 'Changed.')
    draft.done()
    return true
  }
}

function changesOf(
  office: Office,
  book: Book,
  contact: Contact,
  key: string,
  began: readonly FormValue[],
  now: readonly FormValue[],
) {
  const field: Field | undefined = fieldsByKey(book.config).get(key)
  if (field === undefined) return []
  return fieldChanges(contact, field, began, now, { book, today: office.today, owner: office.owner() })
}

/** Opens what hides the field, too. */
function show(editors: readonly FieldEditor[], key: string, said: string): void {
  const editor = editors.find((one) => one.key === key)
  editor?.problem(said)
  editor?.node.closest('details')?.setAttribute('open', '')
}

function isLink(key: string, office: Office): boolean {
  const type = fieldsByKey(office.config()).get(key)?.type.name
  return type === 'link' || type === 'link-or-text'
}
