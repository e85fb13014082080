// The few pictures on buttons of editing, each a path in a box of 24 by 24.

const PATHS = {
  plus: 'M12 5v14M5 12h14',
  log: 'M5 4h14v12l-4 4H5zM9 9h6M9 13h4',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  later: 'M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  move: 'M4 12h14M13 6l6 6-6 6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.8-4 4-6 8-6s7.2 2 8 6',
  close: 'M6 6l12 12M18 6L6 18',
} as const

export type EditIcon = keyof typeof PATHS

export function icon(name: EditIcon): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const attributes = {
    class: 'icon',
    viewBox: '0 0 24 24',
    width: '20',
    height: '20',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': name === 'more' ? '3' : '1.75',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    focusable: 'false',
  }
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value)
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}
