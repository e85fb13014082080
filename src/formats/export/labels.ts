// Mailing labels: a page to print, three by eight on A4, as the usual sheets of labels have them.

import { type Contact, textOf, textsOf } from '../../contact/index.ts'

export interface Labels {
  readonly html: string
  /** Contacts that got no label, for want of an address. */
  readonly without: readonly Contact[]
}

/**
 * @param country the book's own, ISO 3166-1 alpha-2: it is not printed on mail inside it
 */
export function mailingLabels(
  contacts: readonly Contact[],
  nameOf: (link: string) => string | undefined,
  country: string,
): Labels {
  const addressed = contacts.filter((contact) => textOf(contact, 'address') !== undefined)
  const labels = addressed.map((contact) => {
    const org = textOf(contact, 'org')
    const lines = [
      contact.name,
      ...(org === undefined ? [] : [nameOf(org) ?? org]),
      ...addressLines(contact, country),
    ]
    return `<li>${lines
      .filter((text) => text !== '')
      .map(escaped)
      .join('<br>')}</li>`
  })
  return {
    html: `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Mailing labels</title><style>${STYLE}</style>\n<ul>\n${labels.join('\n')}\n</ul></html>\n`,
    without: contacts.filter((contact) => !addressed.includes(contact)),
  }
}

/** Postcode and town in the order of most of Europe; of the English-speaking countries, below the town. */
function addressLines(contact: Contact, home: string): string[] {
  const parts = (textsOf(contact, 'address')[0] ?? '').split(';').map((part) => part.trim())
  if (parts.length !== 5) return parts
  const [street = '', town = '', region = '', postcode = '', country = ''] = parts
  const isEnglish =
    /^(?:united kingdom|great britain|uk|gb|usa?|united states.*|canada|australia|ireland)$/i.test(country)
  const local = isEnglish
    ? [`${town}${region === '' ? '' : `, ${region}`}`, postcode]
    : [`${postcode} ${town}`.trim(), region]
  return [...street.split(/,\s*/), ...local, isHome(country, home) ? '' : country.toUpperCase()]
}

/** A country by its code, or by its name in English or in the language that most speak there: `Deutschland` in Germany. */
function isHome(country: string, home: string): boolean {
  if (country.toUpperCase() === home) return true
  const local = new Intl.Locale('und', { region: home }).maximize().language
  return ['en', local].some(
    (language) =>
      new Intl.DisplayNames([language], { type: 'region' }).of(home)?.toLowerCase() === country.toLowerCase(),
  )
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}

const STYLE =
  '@page{size:A4;margin:0}body{margin:0;font:11pt/1.3 sans-serif}ul{margin:0;padding:0;list-style:none;display:grid;' +
  'grid-template-columns:repeat(3,70mm);grid-auto-rows:37.125mm}li{box-sizing:border-box;padding:6mm 5mm;overflow:hidden;break-inside:avoid}'
