// What programs write differently without meaning anything else by it.

import { type Config, isWebUrl } from '../../contact/index.ts'
import { folded } from './clean.ts'

/** A value as its field writes it, or the value as it is. */
export function corrected(key: string, text: string, config: Config): string {
  switch (key) {
    case 'phone': {
      const tel = /^(?:tel|callto):([^;]*)(?:;ext=([^;]+))?.*$/i.exec(text)
      const number = tel ? (tel[1] ?? '') + (tel[2] === undefined ? '' : ` ext. ${tel[2]}`) : text
      // A comma is a telephone's pause before an extension.
      return number
        .replace(/\u00a0/g, ' ')
        .replace(/^([+\d][\d\s().-]+),(\d{1,8})$/, '$1 ext. $2')
        .trim()
    }
    case 'email':
      return text.replace(/^mailto:/i, '').replace(/^.*<([^<>]+)>$/, '$1')
    case 'url': {
      const bare = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#:].*)?$/i.test(text)
      return bare && isWebUrl(`http://${text}`) ? `http://${text}` : text
    }
    case 'tags':
      return text.replace(/^#+(?=\S)/, '')
    case 'language':
      return text.replace('_', '-')
    case 'stage': {
      const plain = (stage: string) => folded(stage).replace(/[\s_-]+/g, '')
      return config.stages.contact.find((stage) => plain(stage) === plain(text)) ?? text
    }
    case 'owner':
      return handleOf(text, config)
    default:
      return text
  }
}

/** The handle of the team's member who is meant by it, by name, by `Sam Rivers (sam@example.com)`, or by the address alone. */
function handleOf(text: string, config: Config): string {
  const said = folded(text).replace(/^@/, '')
  const members = [...config.team].filter(([handle, { name, email }]) => {
    const names = [handle, name, email].flatMap((one) => (one ? [folded(one)] : []))
    return names.some((one) => said === one || (one.includes('@') && said.split(/[\s()<>;,]+/).includes(one)))
  })
  return members.length === 1 && members[0] ? members[0][0] : text
}
