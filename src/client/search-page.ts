// The contacts page in the browser: results as one types, filters and order, all of it in the address.

import { viewersDay } from './day.ts'
import { FILTERS, type ListState, readState, writeState } from './list-state.ts'
import { rowElement } from './row-view.ts'
import { openSearcher } from './searcher.ts'

const STEP = 60
/** A browser takes its time to change an address, and few changes in a minute: typing waits for a pause. */
const PAUSE = 200

async function setUp(finder: HTMLElement, holder: HTMLElement): Promise<void> {
  const list = holder.querySelector<HTMLElement>('[data-list]')
  const template = document.querySelector<HTMLTemplateElement>('#row-template')
  const input = finder.querySelector<HTMLInputElement>('[name="q"]')
  const result = finder.querySelector<HTMLElement>('[data-result]')
  const more = document.querySelector<HTMLButtonElement>('[data-show-more]')
  const active = finder.querySelector<HTMLElement>('[data-active]')
  if (!list || !template || !input || !result || !more || !active) return
  const root = document.documentElement.dataset['root'] ?? ''
  const today = viewersDay()
  const controls = [...finder.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')]
  let state = readState(location.search)
  let limit = STEP

  finder.hidden = false
  for (const control of controls) control.value = state[control.name as keyof ListState] ?? ''
  if (FILTERS.some((key) => state[key] !== '' && key !== 'letter'))
    finder.querySelector('details')?.setAttribute('open', '')
  if (location.hash === '#search') input.focus()
  const searcher = openSearcher(holder.dataset['index'] ?? '', holder.dataset['worker'] ?? '')

  const showControls = () => {
    list.classList.toggle('as-cards', state.view === 'cards')
    for (const button of finder.querySelectorAll<HTMLElement>('[data-view]'))
      button.setAttribute(
        'aria-pressed',
        String((button.dataset['view'] === 'cards') === (state.view === 'cards')),
      )
    for (const link of document.querySelectorAll<HTMLElement>('[data-letter]')) {
      if (link.dataset['letter'] === state.letter) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    const count = FILTERS.filter((key) => state[key] !== '').length
    active.hidden = count === 0
    active.textContent = String(count)
  }

  const render = async () => {
    const { file, ask } = await searcher
    const asked = state
    const found = await ask(asked, today, limit)
    if (asked !== state) return
    const context = { template, file, root, today }
    list.replaceChildren(
      ...found.hits.flatMap(({ index, matches }) => {
        const entry = file.entries[index]
        return entry === undefined ? [] : [rowElement(context, entry, matches)]
      }),
    )
    for (const note of document.querySelectorAll<HTMLElement>('[data-static]')) note.hidden = true
    more.hidden = found.total <= found.hits.length
    result.textContent =
      found.total === 0
        ? 'Nothing found. Try fewer letters, or fewer filters.'
        : found.total === file.entries.length
          ? `All ${found.total} cards`
          : `${found.total} of ${file.entries.length} cards`
    finder.dataset['ready'] = state.q
  }

  let timer = 0
  const keepAddress = () => {
    clearTimeout(timer)
    timer = 0
    const query = writeState(state)
    if (query === location.search && location.hash === '') return
    try {
      history.replaceState(null, '', `${location.pathname}${query}`)
    } catch {
      // A browser that keeps addresses of files as they are: the list changes all the same.
    }
  }
  // Who opens a result at once finds what they typed on the way back.
  window.addEventListener('pagehide', () => {
    if (timer !== 0) keepAddress()
  })

  const change = (part: Partial<ListState>) => {
    state = { ...state, ...part }
    limit = STEP
    clearTimeout(timer)
    if (Object.keys(part).join() === 'q') timer = window.setTimeout(keepAddress, PAUSE)
    else {
      keepAddress()
      showControls()
    }
    void render()
  }

  input.addEventListener('input', () => change({ q: input.value }))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && input.value !== '') {
      event.preventDefault()
      input.value = ''
      change({ q: '' })
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault()
      const first = list.querySelector<HTMLElement>('.row-name')
      if (event.key === 'Enter' && list.children.length === 1) first?.click()
      else first?.focus()
    }
  })
  for (const control of controls)
    if (control !== input) control.addEventListener('change', () => change({ [control.name]: control.value }))
  finder.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('button')
    if (button?.dataset['view'] !== undefined)
      change({ view: button.dataset['view'] === 'cards' ? 'cards' : '' })
    else if (button?.hasAttribute('data-clear')) {
      for (const control of controls) control.value = ''
      change({ ...readState(''), view: state.view })
    }
  })
  for (const link of document.querySelectorAll<HTMLElement>('[data-letter]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      const letter = link.dataset['letter'] ?? ''
      change({ letter: letter === state.letter ? '' : letter })
    })
  }
  more.addEventListener('click', () => {
    const before = list.children.length
    limit += 5 * STEP
    void render().then(() => list.children[before]?.querySelector<HTMLElement>('.row-name')?.focus())
  })
  window.addEventListener('hashchange', () => {
    if (location.hash === '#search') input.focus()
  })

  await searcher
  showControls()
  if (writeState(state) === '') {
    finder.dataset['ready'] = ''
  } else await render()
}

const finder = document.querySelector<HTMLElement>('[data-finder]')
const holder = document.querySelector<HTMLElement>('[data-index]')
if (finder !== null && holder !== null) void setUp(finder, holder)
