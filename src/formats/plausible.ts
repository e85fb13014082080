// How much a decoded text looks like words of the languages an encoding is for. Only ever compares readings of the same
// bytes. What tells them apart: real words keep to one script, have their capitals in front, and have no signs inside.

const SCRIPT: Record<string, RegExp> = {
  'windows-1252': /[\u00c0-\u024f]/,
  'windows-1250': /[\u00c0-\u024f]/,
  'windows-1251': /\p{Script=Cyrillic}/u,
  'windows-1253': /\p{Script=Greek}/u,
  'windows-1255': /\p{Script=Hebrew}/u,
  'windows-1256': /\p{Script=Arabic}/u,
  shift_jis: /[\u3040-\u30ff\u4e00-\u9fff]/,
  gb18030: /[\u4e00-\u9fff]/,
  'euc-kr': /[\uac00-\ud7af]/,
}

/** Letters that Western names really have; the windows-1252 reading of another encoding's bytes is full of others. */
const WESTERN = /[äöüßÄÖÜéèêëáàâãåæçñíìîïóòôõøúùûýÿœšžÉÁÅØÓÇ]/
const CENTRAL = /[ąćęłńóśźżčďěňřšťůžőűăâîșțáéíúýôöüäßŁŚŻŹČŘŠŽĐđ]/

/** A score per character beyond ASCII, higher is more plausible. */
export function plausibility(text: string, encoding: string): number {
  const script = SCRIPT[encoding] ?? /\p{L}/u
  const latin = encoding === 'windows-1252' || encoding === 'windows-1250'
  let score = 0
  let count = 0
  for (const word of text.match(/[^\s\p{Cc};:,.=()<>"/-]+/gu) ?? []) {
    const high = word.match(/[^\u0000-\u007f]/gu)
    if (!high) continue
    count += high.length
    score += latin ? scoreLatin(word, high, encoding) : scoreOther(word, high, script)
  }
  return count === 0 ? 0 : score / count
}

function scoreLatin(word: string, high: readonly string[], encoding: string): number {
  const good = encoding === 'windows-1252' ? WESTERN : CENTRAL
  let score = 0
  for (const char of high)
    score += good.test(char) ? 1 : /[«»„“”‚‘’–—…€§©®°·]/.test(char) ? 0.4 : /\p{L}/u.test(char) ? -0.5 : -1
  // In Latin words accents are the exception: long runs of them are another script's letters.
  for (const run of word.match(/[\u0080-\uffff]{3,}/g) ?? []) score -= run.length * 1.5
  return score - misplacedCapitals(word)
}

function scoreOther(word: string, high: readonly string[], script: RegExp): number {
  let score = 0
  for (const char of high) score += script.test(char) ? 1 : /[«»„“”–—…№€。、]/.test(char) ? 0.4 : -1
  // A lone letter of another script among Latin ones is a Latin accent misread.
  if (/[a-z]{2}/i.test(word) && !/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(word))
    score -= 2 * high.length
  if (/[a-z][^\u0000-\u007f][a-z]/i.test(word)) score -= 2
  if (/^\p{Ll}/u.test(word)) score -= 0.05
  return score - misplacedCapitals(word)
}

function misplacedCapitals(word: string): number {
  return 2 * (word.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0)
}
