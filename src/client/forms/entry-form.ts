// *Log* and *Done*: what happened, what comes next, and when.

import { applyChanges, doneChanges, kindOf, logChanges, type Told } from '../../actions/index.ts'
import { type Contact, dateOf, parseMoney, textOf } from '../../contact/index.ts'
import { addDays } from '../../text/index.ts'
import { dayWords } from '../words.ts'
import { radioChips } from './chips.ts'
import { dateField, laterChips } from './date-field.ts'
import { type EditForm, openForm, saidOf } from './edit-form.ts'
import { element } from './element.ts'
import { stagesFor } from './field-changes.ts'
import { fieldFrame, groupFrame } from './field-frame.ts'
import { keepDraft } from './keep-draft.ts'
import { entryMessage } from './message.ts'
import { bookOf, type Office } from './office.ts'
import { saveEdit } from './save-edit.ts'
import { stageSelect } from './stage-select.ts'

/** Kinds that are written by something else. */
const NOT_TOLD = new Set(['stage', 'opt-in', 'opt-out'])
/** Kinds that come with a sum. */
const WITH_MONEY = new Set(['quote', 'order'])

/** @param kind chosen already: 'call' after a call */
export async function openEntryForm(
  office: Office,
  contact: Contact,
  what: 'log' | 'done',
  kind?: string,
): Promise<void> {
  const config = office.config()
  const { today } = office
  const step = textOf(contact, 'next')
  const isDone = what === 'done'
  const text = element('textarea', { rows: 2, enterkeyhint: 'next', autocapitalize: 'sentences' })
  const textFrame = fieldFrame(
    isDone ? 'What came of it?' : kind === 'call' ? 'How did it go?' : 'What happened?',
    text,
    {
      help: isDone ? `Left empty: “${step ?? 'Done'}” itself is noted.` : undefined,
    },
  )
  const kinds = radioChips(
    config.log.filter((one) => !NOT_TOLD.has(one)).map((one) => [one, one]),
    kind ?? 'note',
    () => showMoney(),
    true,
  )
  if (kind !== undefined) kinds.set(kind)
  const date = dateField('When', {
    today,
    value: today,
    chips: [
      ['today', today],
      ['yesterday', addDays(today, -1)],
    ],
    check: (day) =>
      day > today ? 'This day has not come yet. What is to come is the next step.' : undefined,
    onChange: () => form.form.dispatchEvent(new Event('change')),
  })
  const next = element('input', { type: 'text', autocomplete: 'off', value: isDone ? '' : (step ?? '') })
  const due = dateField('By when', {
    today,
    value: isDone ? undefined : dateOf(contact, 'due'),
    chips: laterChips(today),
    onChange: () => form.form.dispatchEvent(new Event('change')),
  })
  const money = element('input', {
    type: 'text',
    autocomplete: 'off',
    inputmode: 'text',
    placeholder: `12000 ${config.currency}`,
  })
  const moneyFrame = fieldFrame('Sum', money)
  const stage = stageSelect(stagesFor(contact, bookOf(contact, config)), textOf(contact, 'stage'))
  const showMoney = () => {
    moneyFrame.node.hidden = !WITH_MONEY.has(kinds.read())
  }
  const guess = () => {
    if (!kinds.isChosen())
      kinds.set(kindOf(text.value.trim() || (isDone ? doneWords(step) : ''), config), false)
    showMoney()
  }
  text.addEventListener('input', guess)
  // Enter goes on, as on any form of one line; a second line is Shift and Enter.
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return
    event.preventDefault()
    next.focus()
  })
  guess()

  const form: EditForm = openForm({
    title: isDone ? 'Done:' : 'Log:',
    sub: contact.name,
    button: isDone ? 'Done' : 'Log',
    save: () => save(),
  })
  form.fields.append(
    isDone && step !== undefined ? element('p', { class: 'form-step' }, element('s', {}, step)) : '',
    textFrame.node,
    groupFrame('Kind', kinds.node),
    moneyFrame.node,
    element(
      'details',
      { class: 'form-more' },
      element('summary', {}, `On ${dayWords(today, today)}`),
      date.node,
    ),
    element(
      'div',
      { class: 'form-next' },
      fieldFrame(isDone ? 'And next?' : 'Next step', next).node,
      due.node,
      stage === undefined ? '' : fieldFrame('Stage', stage).node,
    ),
  )
  const when = form.fields.querySelector('details summary')
  form.form.addEventListener('input', () => sayWhen())
  form.form.addEventListener('change', () => sayWhen())
  const sayWhen = () => {
    const said = date.read().date
    if (when !== null) when.textContent = said === undefined ? 'When?' : `On ${dayWords(said, today)}`
  }
  const draft = await keepDraft(office.desk.drafts, `${what} ${contact.slug}`, form.form, {
    read: () => ({
      ...{ text: text.value, kind: kinds.isChosen() ? kinds.read() : '', date: date.text() },
      ...{ next: next.value, due: due.text(), money: money.value, stage: stage?.value ?? '' },
    }),
    write: (kept) => {
      text.value = kept.text
      kinds.set(kept.kind || kindOf(kept.text.trim(), config), kept.kind !== '')
      date.set(kept.date)
      next.value = kept.next
      due.set(kept.due)
      money.value = kept.money
      if (stage !== undefined) stage.value = kept.stage
      showMoney()
      sayWhen()
    },
  })
  text.focus()

  const told = (): Told | undefined => {
    const [on, by] = [date.read(), due.read()]
    const said = text.value.trim()
    const sum = WITH_MONEY.has(kinds.read()) ? money.value.trim() : ''
    const isSum =
      sum === '' || [sum, `${sum} ${config.currency}`].some((one) => parseMoney(one) !== undefined)
    textFrame.problem(said === '' && !isDone ? 'Say in a few words what happened.' : undefined)
    moneyFrame.problem(isSum ? undefined : `"${sum}" is no sum. Write such as 12000 ${config.currency}.`)
    date.frame.problem(on.problem)
    due.frame.problem(by.problem)
    if ((said === '' && !isDone) || on.problem || by.problem || !isSum) return undefined
    const isNew = (value: string, old: string | undefined) => value !== '' && (isDone || value !== old)
    return {
      text: said,
      date: on.date ?? today,
      kind: kinds.read() || 'note',
      owner: office.owner(),
      money: sum || undefined,
      next: isNew(next.value.trim(), step) ? next.value.trim().replace(/\s+/g, ' ') : undefined,
      due: by.date !== undefined && isNew(by.date, dateOf(contact, 'due')) ? by.date : undefined,
      stage:
        stage === undefined || stage.value === (textOf(contact, 'stage') ?? '') ? undefined : stage.value,
    }
  }
  const save = async () => {
    const said = told()
    if (said === undefined) return false
    const now = (await office.card(contact.slug)) ?? contact
    const changes = isDone ? doneChanges(now, said, config) : logChanges(now, said, config)
    const edited = applyChanges(bookOf(now, config), now, changes, today)
    if ('diagnostics' in edited) {
      form.problem(...saidOf(edited.diagnostics))
      return false
    }
    const message = entryMessage(what, now, edited.after, said.kind ?? 'note', today)
    await saveEdit(office, edited, message, isDone ? 'Done.' : 'Logged.')
    draft.done()
    return true
  }
}

const PAST: readonly (readonly [RegExp, string])[] = [
  [/^(call|ring|phone)\b/i, 'called'],
  [/^e-?mail\b/i, 'e-mailed'],
  [/^(meet|see)\b/i, 'met'],
  [/^visit\b/i, 'visited'],
]

/** The step as it is told when it is done: `Call the board` was a call. */
function doneWords(step = ''): string {
  return PAST.find(([word]) => word.test(step))?.[1] ?? ''
}
