// Which names a path may have: those that every system stores, shows and compares alike. Sources: learn.microsoft.com,
// "Naming Files, Paths, and Namespaces"; git's own list of what it protects (fsck.c).

/** Deeper is nobody's order, and a push can name 10^10 paths in 900 bytes. */
export const DEEPEST = 8
const LONGEST_NAME = 120
const LONGEST_PATH = 240

/** Device names of Windows, whatever ending they have. */
const DEVICE = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\.|$)/i
/** Pages that the site has itself, and properties that every JavaScript object has. */
const TAKEN =
  /^(index|__proto__|constructor|prototype|__define[gs]etter__|__lookup[gs]etter__|hasownproperty|isprototypeof|propertyisenumerable|tolocalestring|tostring|valueof)$/i
/** Written in a name, one of these means something to a shell, to Windows, or to a web address. */
const ALLOWED = /^[\p{L}\p{M}\p{N} ._,'()+@-]*$/u
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{VS}\u115f\u1160\u3164\uffa0]/u

const SIMPLER = 'Rename it: letters, digits and hyphens are safe on every computer.'

export interface NameFault {
  readonly what: string
  readonly remedy: string
}

/** What is wrong with a path as a whole, and with each of its names. */
export function pathFault(path: string): NameFault | undefined {
  const names = path.split('/')
  if (names.length > DEEPEST)
    return { what: `It lies ${names.length - 1} folders deep.`, remedy: `Use at most ${DEEPEST - 1}.` }
  for (const name of names) {
    const fault = nameFault(name)
    if (fault) return fault
  }
  if (Buffer.byteLength(path) > LONGEST_PATH)
    return { what: 'The path is too long for some computers.', remedy: 'Use shorter names.' }
  return undefined
}

/** What is wrong with the name of a file or folder. */
export function nameFault(name: string): NameFault | undefined {
  if (name === '' || name === '.' || name === '..')
    return { what: 'This is no name of a file.', remedy: SIMPLER }
  if (name.includes('\ufffd')) return { what: 'The name is not UTF-8.', remedy: SIMPLER }
  if (INVISIBLE.test(name)) return { what: 'The name has a character that nobody sees.', remedy: SIMPLER }
  if (name.normalize('NFC') !== name)
    return {
      what: 'The accents in the name are stored as characters of their own, as old Macs do.',
      remedy: 'Rename it, or type the name anew; in git: git config core.precomposeUnicode true.',
    }
  if (!ALLOWED.test(name)) {
    const bad = [...name].find((c) => !ALLOWED.test(c)) ?? ''
    return { what: `The name has "${bad}" in it.`, remedy: SIMPLER }
  }
  if (name.startsWith('.')) return { what: 'The name begins with a dot.', remedy: SIMPLER }
  if (name.startsWith('-')) return { what: 'The name begins with a hyphen.', remedy: SIMPLER }
  if (/^\s|\s$|\.$|\s\.[^.]*$/.test(name))
    return { what: 'The name begins or ends with a blank, or ends with a dot.', remedy: SIMPLER }
  if (DEVICE.test(name.normalize('NFKC')) || DEVICE.test(name))
    return { what: "Windows can't store a file of this name.", remedy: 'Rename it.' }
  const stem = name.replace(/\.[^.]*$/, '')
  if (TAKEN.test(stem) || TAKEN.test(name))
    return { what: `The name "${stem}" is taken by the program.`, remedy: 'Give the card a longer name.' }
  if (Buffer.byteLength(name) > LONGEST_NAME)
    return { what: 'The name is too long for some computers.', remedy: 'Use at most 80 letters.' }
  return undefined
}

/** How Windows and Macs compare names: two of one folder that are equal by this can't both be stored there. */
export function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** How people, and some file systems, compare: ß is ss. */
export function foldedFully(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase()
}
