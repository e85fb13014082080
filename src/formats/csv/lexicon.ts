// Words of column headers in the languages of the products' exports. A header is read word by word: one word says what it is
// (`phone`, `Telefon`), others whose (`work`, `geschäftlich`).

/** What a column is. Earlier entries win where a header has words of two (`Mobile Phone`: the qualifier is read apart). */
export const NOUNS: readonly (readonly [target: string, words: RegExp])[] = [
  [
    'email',
    /^(?:e-?mail|mail|courriel|correo|correio|posta elettronica|e-post|эл\. ?почты?|электронная почта)/,
  ],
  [
    'address.postcode',
    /^(?:zip|postal ?code|post ?code|postcode|plz|postleitzahl|código postal|codigo postal|code postal|cap|индекс|почтовый код|kod pocztowy|postnummer)/,
  ],
  ['address.street', /^(?:street|straße|strasse|calle|rue|via|indirizzo|straat|ulica|улица|rua|gata)/],
  [
    'address.locality',
    /^(?:city|town|locality|ort|stadt|wohnort|ciudad|ville|città|citta|plaats|miasto|город|cidade|stad)/,
  ],
  [
    'address.region',
    /^(?:state|region|province|county|bundesland|kanton|provincia|estado|département|regione|область)/,
  ],
  ['address.country', /^(?:country|land|pays|país|pais|paese|kraj|страна)/],
  ['address.pobox', /^(?:po ?box|postfach|apartado|boîte postale|casella postale|почтовый ящик)/],
  ['address', /^(?:address|anschrift|adresse|dirección|direccion|endereço|adres|адрес)/],
  [
    'phone',
    /^(?:phone|telephone|tel|telefon|teléfono|telefono|téléphone|telefone|telefoon|телефон|mobile|handy|mobil|mobiltelefon|cell|cellphone|fax|pager|móvil|movil|portable|cellulare|telefax|tél)/,
  ],
  [
    'url',
    /^(?:web ?site|website|webseite|web page|webpage|url|homepage|página web|pagina web|site web|sito web|сайт|веб)/,
  ],
]

/** Whose, or of which sort: the label of a value. */
export const QUALIFIERS: readonly (readonly [label: string, words: RegExp])[] = [
  ['work fax', /\b(?:business|work|office) fax\b|\bfax (?:geschäftlich|dienstlich|work)/],
  ['home fax', /\bhome fax\b|\bfax privat/],
  ['fax', /\b(?:tele)?fax\b|факс/],
  ['mobile', /\b(?:mobile?|mobil\w*|cell\w*|handy|móvil|movil|cellulare|portable)\b|мобильн|сотов/],
  ['pager', /\bpager\b|пейджер/],
  [
    'work',
    /\b(?:work|business|office|company|geschäftlich|dienstlich|firma|trabajo|bureau|professionnel|ufficio|lavoro|werk|zakelijk)\b|раб\.|рабоч|служебн/,
  ],
  [
    'home',
    /\b(?:home|private?|privat|personal|particular|domicile|personnel|casa|thuis)\b|дом\.|домашн|личн/,
  ],
  ['other', /\b(?:other|weitere[rs]?|sonstige[rs]?|otr[oa]|autre|altro|overig)\b|друго/],
]
