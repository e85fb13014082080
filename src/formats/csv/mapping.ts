// What the columns of a CSV become: the proposed mapping, and its grammar.
//
//   name  name.given  name.middle  name.family  name.prefix  name.suffix
//   email  phone  url  address  org  title  tags  notes  related  ...      any list or text field of the card format
//   email (work)                                                         with a label
//   address.street  .street2  .pobox  .locality  .region  .postcode  .country     parts of one address (the same label)
//   birthday.year  birthday.month  birthday.day
//   phone#2  phone#2.label  phone#2.ext                                    number and label in columns of their own
//   stage  owner                                                         a stage of the book, somebody of its team
//   log.note  log.call  log.date                                          an entry of the log, and its date
//   order  order.date  order.currency  order.text  order.no  order.type   an order, with its amount
//   opt-in (newsletter)  opt-out (newsletter)                             a consent: its date, or yes; the list is the label
//   consent (newsletter)  consent.date (newsletter)                       a status: subscribed, unsubscribed, bounced
//   x-anything                                                            kept under that key
//   -                                                                     left out

/** One column and what it becomes. */
export interface MappedColumn {
  /** 0-based. */
  readonly column: number
  /** As in the file; '' where the file has no header. */
  readonly header: string
  /** A target of the grammar above. */
  readonly target: string
  /** Who decided: the product's table, a preset, a synonym of the header, the values, the user, or nobody (an `x-` key). */
  readonly by: 'product' | 'preset' | 'header' | 'values' | 'user' | 'kept'
  /** The first values that differ, up to three. */
  readonly examples: readonly string[]
  /** A date of this column that can be two days, where neither the column nor anybody says which; undefined for none. */
  readonly unclear?: string
}

/** The target of a column that is left out. */
export const LEFT_OUT = '-'

export interface CsvMapping {
  /** Name of the product whose export this is, such as `Google Contacts`; undefined where no table fits. */
  readonly product: string | undefined
  /** The book's own preset that was used, by its name. */
  readonly preset?: string
  /** 1-based line of the header; undefined where there is none. */
  readonly headerLine?: number
  /** Of a workbook: the sheet that was read. */
  readonly sheet?: string
  readonly delimiter: string
  readonly encoding: string
  readonly columns: readonly MappedColumn[]
}
