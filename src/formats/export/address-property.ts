// ADR: the card's `street; locality; region; postcode; country` to the seven parts of RFC 6350 section 6.3.1.

import { type Contact, textsOf } from '../../contact/index.ts'
import { escapeText, type OutProperty, structure } from './property.ts'
import { typesOf } from './types-of.ts'

/** A text of another shape is all street; an address as it was printed goes along with the only address there is. */
export function addressProperties(contact: Contact): OutProperty[] {
  const addresses = contact.values.get('address') ?? []
  const printed = textsOf(contact, 'x-address-label')
  const forms = textsOf(contact, 'x-abadr')
  const form = forms.length === 1 ? forms[0] : undefined
  const isOne = addresses.length === 1 && printed.length === 1
  const found = addresses.map(({ text, label }): OutProperty => {
    const parts = text.split(';').map((part) => part.trim())
    const five = parts.length === 5 ? parts : [parts.join('\n'), '', '', '', '']
    const { types, rest } = typesOf(label)
    const params = types.map((type) => ['TYPE', type] as const)
    return {
      name: 'ADR',
      params: isOne ? [...params, ['LABEL', lines(printed[0] ?? '')]] : params,
      value: structure(['', '', ...five]),
      ...(form === undefined ? {} : { form }),
      ...(rest === '' ? {} : { label: rest }),
    }
  })
  const apart = isOne
    ? []
    : printed.map((text) => ({ name: 'LABEL', params: [], value: escapeText(lines(text)) }))
  return [...found, ...apart]
}

function lines(text: string): string {
  return text.split('; ').join('\n')
}
