// What programs call private, in the languages of their exports: a column of yes and no, or a degree of confidence.

const YES =
  /^(?:true|wahr|vrai|verdadero|vero|prawda|истина|真|1|-1|y|ja|oui|s[ií]|tak|да|はい|private?|privé|privado|privad[ao]|prywatn[eya]|частн(?:ое|ый|ая)|личн(?:ое|ый|ая)|プライベート|非公開|親展)$/i
const NO =
  /^(?:false|falsch|faux|falso|fałsz|ложь|偽|0|n|nein|non|nie|нет|いいえ|normale?|standard|normaln[yea]|обычн(?:ое|ый|ая)|標準|通常|unspecified|keine angabe|non spécifié|nie określono|未指定)$/i

/**
 * The headers of such columns in Outlook's exports, as a product's table has them: English, German and Polish as in real ones,
 * the others as Outlook calls the field. Words that mean other things, too, are left out.
 */
export const PRIVATE_COLUMNS = {
  english: { Private: 'private', Sensitivity: 'private' },
  german: { Privat: 'private', Vertraulichkeit: 'private' },
  french: { Privé: 'private', 'Critère de diffusion': 'private', Confidentialité: 'private' },
  spanish: { Privado: 'private', Confidencialidad: 'private' },
  polish: { Prywatne: 'private', Prywatny: 'private', Poufność: 'private' },
  russian: { Частное: 'private', Личное: 'private', Конфиденциальность: 'private' },
  japanese: { プライベート: 'private', 非公開: 'private', 秘密度: 'private' },
} as const

/** What a cell says of its contact: `yes`; `no` where the card format's own word stands there; '' for nothing; undefined for another word. */
export function privacyOf(text: string): 'yes' | 'no' | '' | undefined {
  const word = text.trim().toLowerCase()
  if (word === 'yes' || word === 'no') return word
  return YES.test(word) ? 'yes' : NO.test(word) ? '' : undefined
}
