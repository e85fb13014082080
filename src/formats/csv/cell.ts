// What spreadsheets do to a cell, undone where that is possible and noticed where it is not.

export interface Cell {
  readonly text: string
  /** Why the text is no longer what was typed once; '' for a sound cell. */
  readonly damage: string
}

/** Characters at which a spreadsheet starts a formula; blanks may stand before them. */
const DEFUSED = /^'(?=[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]|\d)/
/** In English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian; `Err:502` is LibreOffice's. */
const ERROR =
  /^(?:#(?:NAME\?|N\/A|REF!|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|WERT!|BEZUG!|NV|ZAHL!|NOM\?|VALEUR!|NOMBRE!|NUL!|¿NOMBRE\?|¡VALOR!|¡REF!|¡NUM!|¡NULO!|¡DIV\/0!|N\/D|NOME\?|VALORE!|RIF!|VALOR!|NAAM\?|WAARDE!|VERW!|GETAL!|NAZWA\?|ARG!|ADR!|LICZBA!|ДЕЛ\/0!|ИМЯ\?|ЗНАЧ!|ССЫЛКА!|ЧИСЛО!|ПУСТО!|Н\/Д|#+)|Err:\d{3})$/iu

/** Reads a cell: the apostrophe of an export made for spreadsheets and `="text"` are taken off. */
export function readCell(raw: string): Cell {
  const wrapped = /^="((?:[^"]|"")*)"$/.exec(raw.trim())
  const text = (wrapped ? (wrapped[1] ?? '').replaceAll('""', '"') : raw.replace(DEFUSED, '')).trim()
  if (ERROR.test(text) || /^#{3,}$/.test(text))
    return { text, damage: 'a spreadsheet shows an error in its place' }
  if (/^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/.test(text))
    return { text, damage: 'a spreadsheet has rounded it to a number' }
  return { text, damage: '' }
}
