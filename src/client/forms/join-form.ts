// *One contact*: what the card is that two become, before it is saved.

import type { Contact, Decision } from '../../contact/index.ts'
import type { PairCard, PairOnPage } from '../pair-data.ts'
import { wholeRows } from '../view/pair-rows.ts'
import type { LinkTo } from '../view/types.ts'
import { type Chips, radioChips } from './chips.ts'
import { NO_LINKS, openDirectory } from './directory.ts'
import { openForm } from './edit-form.ts'
import { element } from './element.ts'
import { groupFrame } from './field-frame.ts'
import { type Choice, editOf, type Joining, joinNow } from './joining.ts'
import type { Office } from './office.ts'
import { saveTogether } from './save-edit.ts'

/** Of a value on a button. */
const LONGEST = 60

/** Opens the form. @param pair the one that would stay is the first */
export async function openJoinForm(office: Office, pair: PairOnPage): Promise<void> {
  const linkTo = await openDirectory(office.root).then(
    (directory) => directory.linkTo,
    () => NO_LINKS,
  )
  const choices = new Map<string, Choice>()
  let now: Joining | undefined
  let turn = 0
  const body = element('div', { class: 'form-fields', 'aria-live': 'polite' })
  const [first, second] = pair
  const stays = radioChips([first, second].map(choiceOf), '0', () => void look())
  const sides = (): PairOnPage => (stays.read() === '0' ? [first, second] : [second, first])
  const form = openForm({ title: 'One contact', button: 'Make them one', save: () => save() })
  form.fields.append(
    groupFrame('Which card stays?', stays.node, hint('The file name of the other one still finds it.')),
    body,
  )
  stays.node.querySelector<HTMLInputElement>('input:checked')?.focus()

  const look = async () => {
    const mine = ++turn
    form.problem()
    if (now === undefined) body.replaceChildren(hint('Reading the two cards…'))
    const joining = await join(sides())
    if (mine !== turn) return
    now = 'said' in joining ? undefined : joining
    form.problem(...('said' in joining ? joining.said : []))
    body.replaceChildren(...(now === undefined ? [] : previewOf(now, { office, linkTo, choices })))
  }
  const join = (cards: PairOnPage) =>
    joinNow(office, cards).catch(() => ({
      said: ['This can’t be done just now. Try again when you are online.'],
    }))
  const save = async () => {
    // Whatever was changed since the form was opened is in it.
    const joining = await join(sides())
    const edit = 'said' in joining ? joining : editOf(office, joining, choices)
    if ('said' in joining || 'said' in edit) {
      form.problem(...('said' in edit ? edit.said : []))
      return false
    }
    await saveTogether(office, edit, `${joining.gone.name} is part of ${joining.keep.name}.`)
    return true
  }
  await look()
}

function choiceOf({ name, slug }: PairCard, at: number): [string, string] {
  return [String(at), `${name} (${slug})`]
}

interface Surroundings {
  readonly office: Office
  readonly linkTo: LinkTo
  readonly choices: Map<string, Choice>
}

function previewOf(joining: Joining, { office, linkTo, choices }: Surroundings): HTMLElement[] {
  const { keep, gone, joined, clashes, linked } = joining
  const open = new Set(clashes.filter(isChoice).map(({ key }) => key))
  const rows = wholeRows(joined.contact, [keep, gone], office.config(), linkTo)
  const from = gone.name === keep.name ? gone.slug : gone.name
  return [
    ...clashes.filter(isChoice).map((clash) => clashFrame(clash, choices)),
    element(
      'section',
      { class: 'whole' },
      element('h3', {}, 'The card is then'),
      element(
        'dl',
        { class: 'fields' },
        rows
          .filter(({ key }) => !open.has(key))
          .map(({ label, values }) =>
            element(
              'div',
              {},
              element('dt', {}, label),
              values.map(({ text, label: note, from: origin }) =>
                element(
                  'dd',
                  {},
                  text,
                  note !== undefined && element('span', { class: 'label' }, note),
                  origin === 'gone' && element('span', { class: 'label from' }, `from ${from}`),
                ),
              ),
            ),
          ),
      ),
      element(
        'ul',
        { class: 'whole-more' },
        wordsOf(joining, linked).map((words) => element('li', {}, words)),
      ),
    ),
  ]
}

/** Something that one card can't have twice. */
function isChoice({ how, stands }: Decision): boolean {
  return how === 'replace' && stands.length > 0
}

function clashFrame({ record, label, stands, other }: Decision, choices: Map<string, Choice>): HTMLElement {
  const chips: Chips = radioChips(
    [
      ['keep', clip(stands.join(', '))],
      ['take', clip(other)],
      ['later', 'Decide later'],
    ],
    choices.get(record) ?? 'later',
    () => choices.set(record, chips.read() as Choice),
  )
  return groupFrame(`${label}: which one stands?`, chips.node)
}

/** What the list of fields does not show. */
function wordsOf({ keep, gone, joined, clashes }: Joining, linked: readonly Contact[]): string[] {
  const entries = (one: Contact) => one.card.log?.interactions.length ?? 0
  const notes = ({ card }: Contact) => card.text.slice(...card.notes).trim() !== ''
  const [all, moved] = [entries(joined.contact), entries(gone)]
  const rest = clashes.filter((one) => !isChoice(one)).map(({ label }) => label)
  const names = linked.slice(0, 4).map(({ name }) => name)
  const more = linked.length > 4 ? ` and ${linked.length - 4} more` : ''
  return [
    ...(all === 0
      ? []
      : [
          `Log: ${all} ${all === 1 ? 'entry' : 'entries'}${moved === 0 ? '' : `, ${moved} of them from ${gone.slug}`}, in order.`,
        ]),
    ...(notes(gone)
      ? [
          notes(keep)
            ? 'The notes of both stand one after the other.'
            : `The notes are those of ${gone.slug}.`,
        ]
      : []),
    ...(linked.length === 0 ? [] : [`Links follow: ${names.join(', ')}${more}.`]),
    ...(rest.length === 0 ? [] : [`To decide on the card: ${rest.join(', ')}.`]),
    `${gone.slug} goes, and stays known as a former name.`,
  ]
}

function hint(words: string): HTMLElement {
  return element('p', { class: 'hint' }, words)
}

function clip(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`
}
