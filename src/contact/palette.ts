/** The colours that configurations name; the site's style sheet has a class for each, right in light and dark. */
export const PALETTE: readonly string[] = [
  'red',
  'orange',
  'gold',
  'lime',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
  'brown',
  'gray',
]
