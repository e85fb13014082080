// What was said of things to come: "I'll send you the terms by Friday", "call me next week", in English, German, French and
// Spanish. Suggestions only: nobody but a person says what the next step is.

import { parsePeopleDate } from '../../text/index.ts'
import { cut } from '../interactions/quote.ts'
import { dayWordsIn, LANGUAGES } from './day-words.ts'
import type { Turn } from './turns.ts'

export interface Suggestion {
  /** The sentence, with who said it. */
  readonly next: string
  /** `YYYY-MM-DD`, worked out from the day of the conversation. */
  readonly due: string
  readonly line: number
}

const VERBS_EN =
  'send|call|ring|phone|e-?mail|mail|write|get back|come back|share|prepare|check|forward|arrange|schedule|set up|book|talk|speak|meet|follow up|confirm|let you know|have|bring|visit|come by|review|sign|finish|deliver|order|pay|ask|try|draft|circulate'
const LIKE_TO: Readonly<Record<string, RegExp>> = {
  en: new RegExp(
    String.raw`\b(?:(?:I|we)(?:['’]ll| will| shall| can| could|['’]m going to|['’]re going to| am going to| are going to| need to| have to)|let me|I['’]d)\s+(?:\p{L}+ly |then |also |just )?(?:${VERBS_EN})\b|\b(?:call|ring|phone|e-?mail|write|send|remind|text)\s+(?:me|us)\b|\bget back to (?:me|us)\b|\blet[’']?s\s+(?:${VERBS_EN}|catch up|do|say)\b|\b(?:can|could|would|will)\s+(?:you|we)\s+(?:please )?(?:${VERBS_EN}|give)\b|\bplease\s+(?:${VERBS_EN}|give)\b|\bshall we\b`,
    'iu',
  ),
  de: /(?<!\p{L})(?:(?:ich|wir)\s+(?:schick|send|ruf|meld|mail|schreib|klär|prüf|leit|bereit|besprech|treff|sprech|telefonier|komm|hör|seh|mach|bring|versuch|bestell|unterschreib)(?:e|en)?|(?:schick|send|ruf|meld|mail|schreib|klär|prüf|treff|sprech|telefonier|bring)(?:e|en)?\s+(?:ich|wir)|(?:ich|wir)\s+(?:werde|werden|kann|können|will|wollen|muss|müssen|möchte|möchten)|(?:werde|können|kann|könnten|wollen|sollen)\s+(?:ich|wir|Sie|du)|(?:rufen|melden|schicken|senden|mailen|schreiben|geben) Sie|(?:ruf|meld|schick|schreib)e? (?:mich|dich|mir|uns)|lassen Sie uns|lass uns)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:je\s+(?:(?:vous|t[’']|te|l[’']|les?|la)\s*)*(?:enverrai|envoie|rappelle|rappellerai|appelle|appellerai|recontacte|recontacterai|transmets|transmettrai|prépare|préparerai|reviens|reviendrai|tiens au courant|confirme|confirmerai|fais)|(?:je vais|nous allons|on va)\s+(?:(?:vous|t[’']|te|nous|se)\s*)*(?:envoyer|rappeler|appeler|recontacter|transmettre|préparer|revenir|voir|parler|confirmer|faire)|(?:nous|on)\s+(?:vous\s+)?(?:enverrons|rappellerons|envoie|rappelle)|(?:rappelez|appelez|envoyez|recontactez|écrivez)-(?:moi|nous)|(?:rappelle|appelle|envoie|écris)-(?:moi|nous)|on se\s+(?:voit|parle|rappelle|retrouve|revoit)|(?:voyons|rencontrons|retrouvons|appelons|parlons)-nous|(?:pouvez-vous|pourriez-vous|peux-tu)\s+(?:me |nous |m[’'])?(?:envoyer|rappeler|appeler|écrire|confirmer))(?!\p{L})/iu,
  es: /(?<!\p{L})(?:(?:le|te|les|os|se lo|te lo)\s+(?:env[ií]o|enviaré|enviaremos|mando|mandaré|llamo|llamaré|llamaremos|escribo|escribiré|confirmo|confirmaré|paso|pasaré)|(?:voy|vamos) a\s+(?:enviar|mandar|llamar|escribir|preparar|confirmar|hablar|vernos|reunirnos|quedar)(?:le|te|les|os)?|(?:ll[áa]me|ll[áa]ma|env[íi]e|env[íi]a|m[áa]nde|m[áa]nda|escr[íi]ba|escr[íi]be)(?:me|nos)|nos\s+(?:vemos|reunimos|hablamos|llamamos)|(?:reun[áa]monos|quedemos|hablemos|ve[áa]monos)|(?:puede|puedes|podría|podrías)\s+(?:enviar|llamar|mandar|escribir|confirmar)(?:me|nos)?)(?!\p{L})/iu,
}

const LONGEST = 150
const MOST = 20

/** Each sentence with an intention and a day that is not past. */
export function suggestionsIn(turns: readonly Turn[], day: string): Suggestion[] {
  const found: Suggestion[] = []
  const known = new Set<string>()
  for (const { speaker, text, line } of turns) {
    for (const sentence of sentencesOf(text)) {
      const due = dueOf(sentence, day)
      if (due === undefined || found.length === MOST) continue
      const words = cut(sentence, LONGEST)
      const next = speaker === '' ? `"${words}"` : `${cut(speaker, 40)}: "${words}"`
      if (!known.has(next)) found.push({ next, due, line })
      known.add(next)
    }
  }
  return found
}

function dueOf(sentence: string, day: string): string | undefined {
  for (const language of LANGUAGES) {
    if (!LIKE_TO[language.code]?.test(sentence)) continue
    const words = dayWordsIn(sentence, language)
    const due = words === undefined ? undefined : parsePeopleDate(words, day)
    if (due !== undefined && due >= day) return due
  }
  return undefined
}

/** Sentences of a turn. A full stop behind a figure or one letter ends none: `3. März`, `Dr.` may. */
function sentencesOf(text: string): string[] {
  return text
    .slice(0, 20_000)
    .split(/(?<=[!?…])\s+|(?<=[\p{L})"”’]{2}\.)\s+(?=[\p{Lu}¿¡"“])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && sentence.length < 1000)
}
