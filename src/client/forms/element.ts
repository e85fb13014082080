// Elements of the page, made of text and attributes: nothing here reads HTML, so that what a card says stays text.

type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>
type Child = Node | string | number | false | undefined | null | readonly Child[]

/**
 * Makes an element.
 * @param attributes `true` sets one without a value, `false` and undefined leave it out; a function listens to the event
 *   that its name has behind `on`
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value === true) made.setAttribute(name, '')
    else if (value !== false && value !== undefined) made.setAttribute(name, String(value))
  }
  append(made, children)
  return made
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === false || child === undefined || child === null) continue
    if (child instanceof Node) parent.append(child)
    else if (typeof child === 'object') append(parent, child)
    else parent.append(String(child))
  }
}

let last = 0

/** An id that the page has not yet. */
export function newId(): string {
  return `edit-${++last}`
}
