import type { Mend } from './mend.ts'

const PACE: Readonly<Record<string, string>> = {
  daily: '1 day',
  weekly: '1 week',
  fortnightly: '2 weeks',
  monthly: '1 month',
  quarterly: '3 months',
  yearly: '1 year',
  annually: '1 year',
}
const UNIT: Readonly<Record<string, string>> = { d: 'days', w: 'weeks', m: 'months', y: 'years' }

/** A cadence in one word, or with its unit cut short. */
export const mendCadence: Mend = ({ text }) => {
  const typed = text.trim().toLowerCase()
  const word = Object.hasOwn(PACE, typed) ? PACE[typed] : undefined
  const short = /^(\d{1,3}) ?([dwmy])$/.exec(typed)
  const meant = word ?? (short === null ? undefined : `${short[1]} ${UNIT[short[2] ?? '']}`)
  return meant === undefined ? undefined : { text: meant, safe: true }
}

/** Languages that an office's contacts speak, more or less; for others there is the hint. */
const CODES =
  'ar bg bn cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms nb nl pl pt ro ru sk sl sq sr sv th tr uk ur vi zh'

/** A language by its name, in English or in itself. */
export const mendLanguage: Mend = ({ text }) => {
  const typed = text.trim().toLowerCase()
  const code = CODES.split(' ').find((one) =>
    ['en', one].some((locale) => {
      return new Intl.DisplayNames(locale, { type: 'language' }).of(one)?.toLowerCase() === typed
    }),
  )
  return code === undefined ? undefined : { text: code, safe: true }
}

/** A time zone by its city alone, where only one zone is named for it. */
export const mendTimezone: Mend = ({ text }) => {
  const city = text.trim().toLowerCase().replaceAll(' ', '_')
  const zones = Intl.supportedValuesOf('timeZone').filter(
    (zone) => zone.toLowerCase().split('/').at(-1) === city,
  )
  return zones.length === 1 && zones[0] !== undefined ? { text: zones[0], safe: true } : undefined
}
