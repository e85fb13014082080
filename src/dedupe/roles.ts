// What the columns of a file mean, for the finder: by their headers, else by what they hold.

import { fold } from './fold.ts'
import type { DedupeRecord, Role } from './types.ts'

/** Headers, folded. The first that fits counts. */
const HEADERS: readonly (readonly [RegExp, Role | undefined])[] = [
  [/^(row|rec|record|unique)? ?(id|index|no|nr|key)( |$)/, undefined],
  // What somebody takes part in, and how many of something there are, tells nobody from another.
  [/\b(program|programme|project|product|event|campaign|user|file|column)\b.*\bname\b/, undefined],
  [/^(number|count|sum|total|amount)\b.*\b(per|of)\b/, undefined],
  [
    /\b(note|notes|comment|comments|remark|bemerkung|url|website|web|source|created|updated|modified|tag|tags)\b/,
    undefined,
  ],
  [/\b(birth ?place|place of birth|birth (town|city)|geburtsort)\b/, 'city'],
  [/\b(first|given|vorname)\b.*\b(last|surname|family|nachname)\b/, 'name'],
  [/\b(e ?mail|mail|email ?\d?|courriel|correo)\b|^email/, 'email'],
  [/\b(phone|tel|telephone|telefon|mobile|mobil|handy|cell|fax|telefono|portable)\b|^phone/, 'phone'],
  [
    /\b(dob|birth|birthday|birthdate|born|geburtsdatum|geburtstag|naissance|nacimiento|urodzenia)\b/,
    'birthday',
  ],
  [
    /\b(soc sec|ssn|social|passport|tax|vat|nhs|insurance|iban|licence|license|national|customer|member|account)\b.*\b(id|no|nr|number|code)\b|^(ssn|vat|iban|tax)$/,
    'id',
  ],
  [
    /\b(company|org|organi[sz]ation|firm|firma|employer|business|site|store|shop|school|agency|restaurant|entreprise|empresa|unternehmen)\b/,
    'org',
  ],
  [/\b(given|first|forename|vorname|prenom|nombre|imie|christian|fname|given ?name|firstname)\b/, 'given'],
  [
    /\b(family|last|surname|nachname|nom|apellido|apellidos|nazwisko|lname|sname|lastname|familienname|cognome)\b/,
    'family',
  ],
  [/\b(street|house|str)\b ?(no|nr|num|number)\b|\bhausnummer\b/, 'number'],
  [/\b(address|addr|adresse|line|street)\b ?(line)? ?[2-9]\b|\b(suite|unit|apartment)\b/, 'extra'],
  [/\b(post ?code|zip|plz|postal|postleitzahl|cp)\b/, 'postcode'],
  [/\b(city|suburb|town|ort|stadt|ville|locality|ciudad|miasto|place)\b/, 'city'],
  [/\b(state|region|province|county|country|land|pays|pais|kraj)\b/, 'region'],
  [/\b(address|addr|adresse|street|strasse|rue|calle|ulica)\b/, 'street'],
  [/\bname\b/, 'name'],
]

/** Values of a column that are looked at. */
const LOOKED = 500

/**
 * @param headers of the columns
 * @param rows    texts in the order of the headers
 * @returns the role of each column; undefined for one that the finder has no use for
 */
export function guessRoles(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): (Role | undefined)[] {
  return headers.map((header, column) => {
    const values = rows
      .map((row) => row[column]?.trim() ?? '')
      .filter((value) => value !== '')
      .slice(0, LOOKED)
    const plain = fold(header)
    const known = HEADERS.find(([pattern]) => pattern.test(plain))
    const role = known === undefined ? byContent(values) : known[1]
    return role === 'name' && isOfFirms(values) ? 'org' : role
  })
}

/** One record for each row: the texts of the columns of one role together. */
export function recordsFrom(
  roles: readonly (Role | undefined)[],
  rows: readonly (readonly string[])[],
): DedupeRecord[] {
  return rows.map((row) => {
    const record: Partial<Record<Role, string[]>> = {}
    for (const [column, role] of roles.entries()) {
      const text = row[column]?.trim() ?? ''
      if (role === undefined || text === '') continue
      record[role] = [...(record[role] ?? []), text]
    }
    return record
  })
}

function byContent(values: readonly string[]): Role | undefined {
  if (values.length === 0) return undefined
  const most = (pattern: RegExp) => values.filter((value) => pattern.test(value)).length > values.length * 0.6
  const distinct = new Set(values).size / values.length
  if (most(/^[^@\s]+@[^@\s]+\.[^@\s]+$/)) return 'email'
  if (
    most(/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(19|20)\d\d(0[1-9]|1[0-2])[0-3]\d)$/)
  )
    return 'birthday'
  if (most(/^\+?[\d\s()/.-]{8,}$/) && most(/[+()\s/-]/)) return 'phone'
  // Numbers of nearly everybody's own, but not of each row alone: a count of the rows would be that.
  if (most(/^[A-Z]{0,3}[\d-]{6,}$/i) && distinct > 0.4 && distinct < 1) return 'id'
  if (most(/^[A-Z]{0,2}[- ]?\d{4,5}$/i)) return 'postcode'
  return most(/^\d+\S* \p{L}+|\p{L}+ \d+\S*$/u) ? 'street' : undefined
}

/** Names with a legal form, an ampersand, figures or many words are those of firms. */
function isOfFirms(values: readonly string[]): boolean {
  const firms = values.filter(
    (value) => /&|\d|\b(inc|ltd|llc|gmbh|co|corp|the)\b/i.test(value) || value.trim().split(/\s+/).length > 3,
  )
  return firms.length > values.length * 0.25
}
