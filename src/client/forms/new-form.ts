// *New contact*: a name and the little that is known; whoever looks like it is shown before there are two.

import { createCard, memberFor } from '../../actions/index.ts'
import { buildBook } from '../../book/index.ts'
import { parseCard } from '../../card/index.ts'
import { type Contact, fieldsByKey, KINDS, type Kind, readContact } from '../../contact/index.ts'
import { addTo } from './add-to.ts'
import { radioChips } from './chips.ts'
import { NO_LINKS, openDirectory } from './directory.ts'
import { type EditForm, openForm, saidOf } from './edit-form.ts'
import { element } from './element.ts'
import { fieldChanges } from './field-changes.ts'
import { type FieldEditor, fieldEditor } from './field-editor.ts'
import { fieldFrame, groupFrame } from './field-frame.ts'
import { keepDraft } from './keep-draft.ts'
import type { Likeness } from './likeness.ts'
import { showLikenesses } from './likeness-list.ts'
import { newMessage } from './message.ts'
import type { Office } from './office.ts'
import { saveEdit } from './save-edit.ts'

const KEYS: Readonly<Record<Kind, readonly string[]>> = {
  person: ['org', 'title', 'email', 'phone', 'tags', 'source'],
  org: ['email', 'phone', 'address', 'url', 'tags'],
  deal: ['for', 'value', 'close', 'tags'],
}
const ALWAYS = ['stage', 'owner', 'next', 'due']
const WORDS: Readonly<Record<Kind, string>> = { person: 'Person', org: 'Organisation', deal: 'Deal' }

export async function openNewForm(office: Office): Promise<void> {
  const config = office.config()
  const directory = openDirectory(office.root).catch(() => undefined)
  const name = element('input', { type: 'text', autocomplete: 'off', autocapitalize: 'words' })
  const nameFrame = fieldFrame('Name', name)
  const kinds = radioChips(
    KINDS.map((kind) => [kind, WORDS[kind]]),
    'person',
    () => showKind(),
  )
  const kind = () => kinds.read() as Kind
  const known = new Map<Kind, readonly FieldEditor[]>()
  const editorsOf = (of: Kind): readonly FieldEditor[] => {
    const made = known.get(of) ?? makeEditors(of)
    known.set(of, made)
    return made
  }
  const makeEditors = (of: Kind) => {
    const fields = fieldsByKey(config)
    return [...KEYS[of], ...ALWAYS].flatMap((key) => {
      const field = fields.get(key)
      if (field === undefined) return []
      const values = key === 'owner' && office.owner() !== undefined ? [{ text: office.owner() ?? '' }] : []
      return [fieldEditor({ field, values }, { config, kind: of, directory })]
    })
  }
  const like = showLikenesses(office, directory, (one) => void add(one))
  let linkTo = NO_LINKS
  void directory.then((known) => {
    linkTo = known?.linkTo ?? NO_LINKS
  })
  const rest = element('div', { class: 'form-fields' })
  const showKind = () => {
    rest.replaceChildren(...editorsOf(kind()).map(({ node }) => node))
    look()
  }
  const look = () => {
    const texts = (key: string) =>
      (
        editorsOf(kind())
          .find((one) => one.key === key)
          ?.read() ?? []
      ).map(({ text }) => text)
    like.look({
      name: name.value,
      kind: kind(),
      orgs: texts('org').map((text) => linkTo(text).text),
      emails: texts('email'),
      phones: texts('phone'),
    })
  }
  const form: EditForm = openForm({ title: 'New contact', button: 'Create', save: () => save() })
  form.fields.append(groupFrame('Kind', kinds.node), nameFrame.node, like.node, rest)
  showKind()
  form.form.addEventListener('input', look)
  like.watch((isSame) => {
    const button = form.form.querySelector('[type="submit"]')
    if (button !== null) button.textContent = isSame ? 'Create anyway' : 'Create'
  })
  const draft = await keepDraft(office.desk.drafts, 'new', form.form, {
    read: () => ({
      name: name.value,
      kind: kind(),
      values: editorsOf(kind()).map(({ key, read }) => [key, read()] as const),
    }),
    write: (kept) => {
      name.value = kept.name
      kinds.set(kept.kind)
      showKind()
      for (const [key, values] of kept.values)
        editorsOf(kept.kind)
          .find((one) => one.key === key)
          ?.write(values)
    },
  })
  name.focus()

  /** What is typed goes on a card that is there already. */
  const add = async (one: Likeness) => {
    const known = await directory
    const typed = new Map(editorsOf(kind()).map(({ key, read }) => [key, read()]))
    const bookWith = (contact: Contact) => known?.book(config, contact) ?? buildBook([contact], config)
    const said = await addTo(office, one, typed, bookWith).catch((error: Error) => [error.message])
    form.problem(...said)
    if (said.length > 0) return
    draft.done()
    form.close()
  }

  const save = async () => {
    const typed = name.value.trim().replace(/\s+/g, ' ')
    nameFrame.problem(typed === '' ? 'A card needs a name.' : undefined)
    if (typed === '') return false
    const book = (await directory)?.book(config) ?? buildBook([], config)
    const editors = editorsOf(kind())
    const empty: Contact = readContact(parseCard(`---\nname: x\nkind: ${kind()}\n---\n`, 'x.md'), config)
    const assignments = editors.flatMap(({ key, read }) => {
      const field = fieldsByKey(config).get(key)
      if (field === undefined) return []
      // A stage of a new card is no move: it is written, not logged.
      const plain = key === 'stage' ? { ...field, key: 'x-stage' } : field
      return fieldChanges(empty, plain, [], read(), { book, today: office.today }).flatMap((change) =>
        change.op === 'set'
          ? [
              {
                key,
                operator: '=' as const,
                values: typeof change.value === 'string' ? [change.value] : change.value,
              },
            ]
          : [],
      )
    })
    const owner = memberFor(config, office.desk.person ?? {}) ?? office.owner() ?? ''
    const wanted = { name: typed, kind: kind(), owner, assignments, today: office.today }
    const made = createCard(book, wanted, office.desk.book.templates[kind()], office.desk.book.folder)
    for (const editor of editors) editor.problem(undefined)
    if ('diagnostics' in made) {
      for (const { key, problem } of editors)
        for (const one of made.diagnostics) if (one.message.includes(`"${key}"`)) problem(saidOf([one])[0])
      form.problem(...saidOf(made.diagnostics))
      return false
    }
    const contact = { ...made.contact, file: made.contact.file.replace(/^\/+/, '') }
    await saveEdit(
      office,
      { before: undefined, after: contact },
      newMessage(contact),
      `${contact.name} is added.`,
    )
    draft.done()
    return true
  }
}
