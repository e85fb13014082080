// What somebody wrote, without what they answered to: quoted lines, the line above them that says who wrote, the header of a
// forwarded or answered mail, the signature, and the advertisement of a telephone. Where nothing would be left, all is kept.

const VERBS = [
  'wrote',
  'writes',
  'schrieb',
  'schreibt',
  'geschrieben',
  'a écrit',
  'écrit',
  'escribió',
  'escribio',
  'ha scritto',
  'scritto',
  'escreveu',
  'schreef',
  'napisał',
  'napisała',
  'napisał\\(a\\)',
  'skrev',
  'kirjoitti',
  'пишет',
  'написал',
  'написала',
  'napsal',
  'napsala',
  'írta',
  'yazdı',
  'a scris',
  'έγραψε',
  '写道',
  '寫道',
  'のメール',
  'さんは書きました',
  '작성',
].join('|')
/** `On ... wrote:`: ends in a colon, has one of the verbs, and a figure or an address. */
const ATTRIBUTION = new RegExp(`(?:^|[\\s,>)"”])(?:${VERBS})(?:[\\s(<:].*)?[:：]\\s*$`, 'iu')
/** `-----Original Message-----` in any language. */
const DIVIDER = /^\s*(?:[-–—_=*]{3,}\s*\p{L}[^-–—_=*]{2,60}[-–—_=*]{3,}|_{20,})\s*$/u
const FORWARD =
  /^\s*(?:Begin forwarded message|Anfang der weitergeleiteten|Début du message (?:réexpédié|transféré)|Inicio del mensaje reenviado|Inizio messaggio inoltrato)/i
const HEADS = [
  /^[*_>\s]*(?:from|von|de|da|van|od|fra|från|lähettäjä|от|发件人|寄件者|差出人)[*_]*\s?[:：]/i,
  /^[*_>\s]*(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|inviato|data|verzonden|wysłano|sendt|skickat|lähetetty|отправлено|дата|发送时间|日期|送信日時)[*_]*\s?[:：]/i,
  /^[*_>\s]*(?:to|an|à|para|a|aan|do|til|till|cc|кому|收件人|宛先)[*_]*\s?[:：]/i,
  /^[*_>\s]*(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|emne|ämne|тема|主题|件名)[*_]*\s?[:：]/i,
]
const TELEPHONE =
  /^\s*(?:sent from (?:my|mail for|outlook)|get outlook for|von meinem .{2,40} gesendet|gesendet (?:von|mit) |diese nachricht wurde von meinem|envoyé (?:de|depuis) mon |télécharger outlook|enviado desde (?:mi|outlook|el) |obtener outlook|inviato da(?:l mio| outlook| i)|verzonden vanaf mijn|enviado do meu|wysłane z|отправлено с )/i

const LONGEST = 1024 * 1024

/** Lines of a mail's text, as written; blank ones stay. */
export function ownWords(text: string): string[] {
  const lines = text
    .slice(0, LONGEST)
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .slice(0, 2000)
    .map((line) => line.slice(0, 2000))
  const own = trimmed(withoutQuotes(withoutSignature(cutAtAnswered(lines))))
  return own.length > 0 ? own : trimmed(lines.map((line) => line.replace(/^(?:\s*>)+ ?/, '')))
}

/** Up to the header of the mail that is answered below; all of it where a quoted or divided part is all there is. */
function cutAtAnswered(lines: readonly string[]): string[] {
  for (const [at, line] of lines.entries()) {
    if (line.trimStart().startsWith('>')) continue
    const isHead = HEADS[0]?.test(line) && isHeader(lines, at)
    if ((DIVIDER.test(line) && answers(lines, at + 1)) || FORWARD.test(line) || isHead)
      return lines.slice(0, at)
    // A name above what was written, without marks of quoting: as some programs for telephones do.
    if (isAttribution(lines, at) && !nextIsQuoted(lines, at)) return lines.slice(0, at)
  }
  return [...lines]
}

/** A divider is one of answered mail when words stand in it, or a header below. */
function answers(lines: readonly string[], at: number): boolean {
  const divider = lines[at - 1] ?? ''
  if (
    /\p{L}/u.test(divider) &&
    /messag|nachricht|mensaje|mensagem|messaggio|bericht|wiadomo|сообщени|письм|邮件|メッセージ|forward|weitergeleitet|reply|antwort/iu.test(
      divider,
    )
  )
    return true
  const below = lines.findIndex((line, i) => i >= at && line.trim() !== '')
  return below >= 0 && below < at + 3 && isHeader(lines, below)
}

/** At least three of From, Sent, To, Subject in five lines, the first of them first. */
function isHeader(lines: readonly string[], at: number): boolean {
  if (!HEADS[0]?.test(lines[at] ?? '')) return false
  const block = lines.slice(at, at + 6)
  return HEADS.filter((head) => block.some((line) => head.test(line))).length >= 3
}

/** The line above a quotation, which mail programs break in two or three. */
function isAttribution(lines: readonly string[], at: number): boolean {
  return attributionLength(lines, at) > 0
}

function attributionLength(lines: readonly string[], at: number): number {
  let text = ''
  for (let length = 1; length <= 3; length++) {
    const line = lines[at + length - 1]
    if (line === undefined || line.trim() === '' || line.trimStart().startsWith('>')) return 0
    text = `${text} ${line.trim()}`.trim()
    if (text.length > 300) return 0
    if (/[:：]\s*$/.test(line)) return ATTRIBUTION.test(text) && /\d|@/.test(text) ? length : 0
  }
  return 0
}

function nextIsQuoted(lines: readonly string[], at: number): boolean {
  const from = at + attributionLength(lines, at)
  const next = lines.slice(from, from + 3).find((line) => line.trim() !== '')
  return next === undefined || next.trimStart().startsWith('>')
}

function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.trimStart().startsWith('>')) continue
    const length = attributionLength(lines, at)
    if (length > 0) at += length - 1
    else if (!TELEPHONE.test(line)) kept.push(line)
  }
  return kept
}

/** RFC 3676, 4.3: `-- ` on a line of its own. Quoted text below it is somebody's habit, not a signature. */
function withoutSignature(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => /^--[ \u00a0]?$/.test(line))
  if (at < 0) return [...lines]
  const below = lines.slice(at + 1)
  const quote = below.findIndex((line) => line.startsWith('>'))
  return quote < 0 ? lines.slice(0, at) : [...lines.slice(0, at), ...below.slice(quote)]
}

function trimmed(lines: readonly string[]): string[] {
  const kept = lines.map((line) => line.trimEnd())
  const first = kept.findIndex((line) => line !== '')
  const last = kept.findLastIndex((line) => line !== '')
  return first < 0 ? [] : kept.slice(first, last + 1)
}
