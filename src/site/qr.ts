// A QR code as the path of an SVG.  [uqr]

import { encode } from 'uqr'

/** Bytes above which a code gets too fine for a telephone to read from a screen. */
const MOST = 600

/** The path of the dark modules in a box of `size` units, or undefined for a text that is too long. */
export function qrPath(text: string): { readonly size: number; readonly path: string } | undefined {
  if (new TextEncoder().encode(text).length > MOST) return undefined
  // Any mask can be read; to look for the prettiest of the eight takes 50 times as long as all the rest of a page.
  const { data, size } = encode(text, { ecc: 'L', border: 2, maskPattern: 0 })
  let path = ''
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      let end = x
      while (row[end + 1]) end++
      path += `M${x} ${y}h${end - x + 1}v1h-${end - x + 1}z`
      x = end
    }
  }
  return { size, path }
}
