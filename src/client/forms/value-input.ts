// The control for one value, by the type that its field gives to the text.

import { type Config, type Contact, type Field, KINDS, pipelineOf } from '../../contact/index.ts'
import { readState } from '../list-state.ts'
import type { Directory } from './directory.ts'
import { element, newId } from './element.ts'

export interface ValueContext {
  readonly config: Config
  readonly kind: Contact['kind']
  /** The other cards, when the index is there; undefined where it can't be had: then links are typed. */
  readonly directory: Promise<Directory | undefined>
}

export interface ValueInput {
  readonly control: HTMLInputElement | HTMLSelectElement
  /** What stands beside it for the browser: the list of suggestions. */
  readonly extra?: HTMLElement
  read(): string
  write(text: string): void
}

const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  email: { type: 'email', inputmode: 'email', autocapitalize: 'off' },
  phone: { type: 'tel' },
  url: { type: 'url', inputmode: 'url', placeholder: 'https://' },
  number: { inputmode: 'decimal' },
  date: { placeholder: '1 Dec, fri, +2w' },
  birthday: { placeholder: '10 Dec 1985' },
  tag: { placeholder: 'licensing, uk', autocapitalize: 'off' },
}

export function valueInput(field: Field, text: string, context: ValueContext): ValueInput {
  const choices = choicesOf(field, context)
  if (choices !== undefined) return select(choices, text)
  if (field.type.name === 'link' || field.type.name === 'link-or-text') return linkInput(text, context)
  const control = element('input', {
    type: 'text',
    autocomplete: 'off',
    value: text,
    ...TYPES[field.type.name],
  })
  if (field.type.name === 'money') control.placeholder = `12000 ${context.config.currency}`
  return {
    control,
    read: () => control.value,
    write: (wanted) => {
      control.value = wanted
    },
  }
}

type Choices = readonly (readonly [value: string, word: string])[]

/** Undefined for a field that is typed. */
function choicesOf(field: Field, { config, kind }: ValueContext): Choices | undefined {
  const same = (words: Iterable<string>): Choices => [...words].map((word) => [word, word] as const)
  switch (field.type.name) {
    case 'owner':
      return config.team.size === 0
        ? undefined
        : [...config.team.values()].map(({ handle, name }) => [handle, name] as const)
    case 'stage': {
      const stages = config.stages[pipelineOf(kind)]
      return stages.length === 0 ? undefined : same(stages)
    }
    case 'color':
      return config.colors.size === 0 ? undefined : same(config.colors.keys())
    case 'choice':
      return same(field.custom?.options ?? [])
    case 'yes-no':
      return same(['yes', 'no'])
    case 'kind':
      return same(KINDS)
    default:
      return undefined
  }
}

function select(choices: Choices, text: string): ValueInput {
  // A value that the settings do not know stays what it is.
  const all =
    text === '' || choices.some(([value]) => value === text) ? choices : [[text, text] as const, ...choices]
  const control = element(
    'select',
    {},
    element('option', { value: '' }, '—'),
    all.map(([value, word]) => element('option', { value, selected: value === text }, word)),
  )
  return {
    control,
    read: () => control.value,
    write: (wanted) => {
      if (wanted !== '' && ![...control.options].some((option) => option.value === wanted))
        control.append(element('option', { value: wanted }, wanted))
      control.value = wanted
    },
  }
}

/** Another card, by its name: the search suggests, the name is kept as the card's slug. */
function linkInput(text: string, { directory }: ValueContext): ValueInput {
  const slugs = new Map<string, string>()
  const nameIn = (known: Directory | undefined, slug: string) => {
    const { text: name, href } = known?.linkTo(slug) ?? { text: slug }
    if (href === undefined) return slug
    slugs.set(name, slug)
    return name
  }
  // The index of a large book takes its time: until then the card goes by its slug.
  const name = async (slug: string) => {
    control.value = slug
    const known = await directory
    if (control.value === slug && slug !== '') control.value = nameIn(known, slug)
  }
  const list = element('datalist', { id: newId() })
  const control = element('input', { type: 'text', autocomplete: 'off', list: list.id })
  void name(text)
  control.addEventListener('input', async () => {
    const q = control.value.trim()
    const known = q.length < 2 ? undefined : await directory
    if (known === undefined) return
    const { hits } = await known.ask({ ...readState(''), q }, '', 8)
    const options = hits.flatMap(({ index }) => {
      const entry = known.file.entries[index]
      return entry === undefined || entry.kind === 'deal'
        ? []
        : [element('option', { value: nameIn(known, entry.slug) })]
    })
    list.replaceChildren(...options)
  })
  return {
    control,
    extra: list,
    read: () => slugs.get(control.value.trim()) ?? control.value,
    write: (wanted) => void name(wanted),
  }
}
