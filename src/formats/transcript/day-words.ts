// Days as people say them in a sentence, in four languages, put into the words that `parsePeopleDate` reads.

interface Language {
  readonly code: string
  /** A day said in words, and what it is for `parsePeopleDate`; the first that fits counts. */
  readonly days: readonly (readonly [RegExp, string | ((found: RegExpExecArray) => string)])[]
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)

const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'a an one ein eine einem einer un une uno una',
    'two zwei deux dos couple paar',
    'three drei trois tres',
    'four vier quatre cuatro',
    'five fünf cinq cinco',
    'six sechs seis',
    'seven sieben sept siete',
    'eight acht huit ocho',
    'nine neun neuf nueve',
    'ten zehn dix diez',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1])),
)

function countOf(word: string): string {
  return /^\d+$/.test(word) ? word : String(NUMBERS[word.toLowerCase()] ?? 'no')
}

const COUNT = String.raw`(\d{1,3}|[\p{L}]{1,6})`
const between = (source: string) => new RegExp(String.raw`(?<![\p{L}\d])(?:${source})(?![\p{L}\d])`, 'iu')

/** Without accents, in lower case. */
function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/^mrz/, 'mar')
}

/** Weekdays and months of a language: its names in order, those that begin alike written out. */
function named(names: string, english: readonly string[]): (word: string) => string {
  const list = names.split(' ')
  return (word) => english[list.findIndex((name) => plain(word).startsWith(name))] ?? 'no'
}

function language(
  code: string,
  weekdays: string,
  months: string,
  fixed: readonly (readonly [string, string])[],
  shapes: {
    readonly weekday: string
    readonly next: RegExp
    readonly ahead: string
    readonly units: readonly [RegExp, RegExp]
    readonly date: string
  },
): Language {
  const dayName = named(weekdays, DAYS)
  const monthName = named(months, MONTHS)
  return {
    code,
    days: [
      ...fixed.map(([source, meaning]) => [between(source), meaning] as const),
      [
        between(shapes.ahead),
        ([, count = '', unit = '']) => {
          const word = shapes.units[0].test(unit) ? 'days' : shapes.units[1].test(unit) ? 'weeks' : 'months'
          return `in ${countOf(count)} ${word}`
        },
      ],
      [
        between(shapes.date),
        (found) => {
          const { d = '', m = '', y } = found.groups ?? {}
          return `${Number.parseInt(d, 10)} ${monthName(m)}${y === undefined ? '' : ` ${y}`}`
        },
      ],
      [
        between(shapes.weekday),
        (found) => {
          const { day = '' } = found.groups ?? {}
          return `${shapes.next.test(found[0]) ? 'next ' : ''}${dayName(day)}`
        },
      ],
      [between(String.raw`\d{4}-\d{2}-\d{2}`), (found) => found[0]],
      [between(String.raw`\d{1,2}[./]\d{1,2}[./]\d{4}`), (found) => found[0]],
      // With dots it is day and month in every language; with strokes nobody knows.
      [between(String.raw`\d{1,2}\.\d{1,2}\.`), (found) => found[0]],
    ],
  }
}

export const LANGUAGES: readonly Language[] = [
  language(
    'en',
    'mon tue wed thu fri sat sun',
    'jan feb mar apr may jun jul aug sep oct nov dec',
    [
      ['(?:the )?day after tomorrow', 'in 2 days'],
      ['tomorrow', 'tomorrow'],
      ['today|tonight|this afternoon', 'today'],
      ['next week', 'next week'],
      ['next month', 'next month'],
      ['(?:the )?end of (?:the |this )?week', 'end of week'],
      ['(?:the )?end of (?:the |this )?month', 'end of month'],
    ],
    {
      weekday: '(?:next |this |coming )?(?<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)',
      next: /^next/i,
      ahead: `in (?:a )?${COUNT} (?:of )?(days?|weeks?|months?)`,
      units: [/^day/i, /^week/i],
      date: String.raw`(?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*(?:,? (?<y>\d{4}))?`,
    },
  ),
  language(
    'de',
    'mo di mi do fr sa so',
    'jan feb mar apr mai jun jul aug sep okt nov dez',
    [
      ['übermorgen', 'in 2 days'],
      ['(?<!guten )(?<!am )(?<!jeden )(?<!heute )morgen', 'tomorrow'],
      ['heute', 'today'],
      ['(?:in der )?(?:nächste[nr]?|kommende[nr]?) Woche', 'next week'],
      ['(?:im )?(?:nächste[nm]|kommende[nm]) Monat', 'next month'],
      ['(?:zum )?Ende (?:der|dieser) Woche|Wochenende', 'end of week'],
      ['(?:zum )?Ende (?:des|dieses) Monats|Monatsende', 'end of month'],
    ],
    {
      weekday:
        '(?:nächste[nr]? |kommende[nr]? |diese[nr]? )?(?<day>(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch)',
      next: /^nächste/i,
      ahead: `in ${COUNT} (Tag(?:en)?|Wochen?|Monat(?:en)?)`,
      units: [/^tag/i, /^woche/i],
      date: String.raw`(?<d>\d{1,2})\.? (?<m>jan|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)\p{L}*(?: (?<y>\d{4}))?`,
    },
  ),
  language(
    'fr',
    'lun mar mer jeu ven sam dim',
    'jan fev mars avr mai juin juil aou sep oct nov dec',
    [
      ['après-demain', 'in 2 days'],
      ['demain', 'tomorrow'],
      ["aujourd[’']hui|ce soir|cet après-midi", 'today'],
      ['(?:la )?semaine prochaine', 'next week'],
      ['(?:le )?mois prochain', 'next month'],
      ['(?:la )?fin de (?:la )?semaine', 'end of week'],
      ['(?:la )?fin du mois', 'end of month'],
    ],
    {
      weekday: '(?<day>(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)(?: (?:prochain|en huit))?',
      // "vendredi prochain" is the coming one; "en huit" the one of the week after.
      next: /en huit$/i,
      ahead: `dans ${COUNT} (jours?|semaines?|mois)`,
      units: [/^jour/i, /^semaine/i],
      date: String.raw`(?:le )?(?<d>\d{1,2}|1er) (?<m>janv|f[ée]vr?|mars|avr|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c)\p{L}*(?: (?<y>\d{4}))?`,
    },
  ),
  language(
    'es',
    'lun mar mie jue vie sab dom',
    'ene feb mar abr may jun jul ago sep oct nov dic',
    [
      ['pasado mañana', 'in 2 days'],
      ['(?<!por la )(?<!de la )(?<!esta )(?<!pasado )mañana', 'tomorrow'],
      ['hoy|esta tarde|esta noche', 'today'],
      ['(?:la )?(?:próxima semana|semana que viene|semana próxima)', 'next week'],
      ['(?:el )?(?:próximo mes|mes que viene|mes próximo)', 'next month'],
      ['(?:a )?fin(?:es|ales)? de (?:la |esta )?semana', 'end of week'],
      ['(?:a )?fin(?:es|ales)? de(?:l)? (?:este )?mes', 'end of month'],
    ],
    {
      weekday:
        '(?:el )?(?:próximo )?(?<day>lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)(?: que viene)?',
      next: /^$/,
      ahead: `(?:en|dentro de) ${COUNT} (días?|semanas?|mes(?:es)?)`,
      units: [/^día/i, /^semana/i],
      date: String.raw`(?:el )?(?<d>\d{1,2}) de (?<m>ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)\p{L}*(?: (?:de |del )?(?<y>\d{4}))?`,
    },
  ),
]

/** The day that a sentence of a language names, as words for `parsePeopleDate`; undefined where it names none. */
export function dayWordsIn(sentence: string, { days }: Language): string | undefined {
  const text = sentence.normalize('NFC')
  for (const [pattern, meaning] of days) {
    const found = pattern.exec(text)
    if (found !== null) return typeof meaning === 'string' ? meaning : meaning(found)
  }
  return undefined
}
