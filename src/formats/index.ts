// Reading what other programs export, and the plan that brings it into a book. Pure: bytes in, records, diagnostics and
// texts out; reading the files and writing the plan is the caller's.
//
//   const read = readFile(bytes, 'people.vcf')                     one file: records, diagnostics, format, mapping
//   const plan = planImport(read.records, book, { today, folder })   what would be written, with a reason per record
//   for (const file of plan.files) write(file.path, file.text ?? file.bytes)
//
// readInput(bytes, file, options): Promise<ReadResult>   the same for any file, mail included; interactions go to planInteractions
//   options.zone     the book's time zone (config.timezone), by whose clocks mails and meetings are dated
// readFile(bytes: Uint8Array, file: string, options?: ReadOptions): ReadResult
//   options.format   'vcard' | 'jcard' | 'ldif' | 'csv' | 'xlsx' | 'ods' | 'note' where the content should not decide
//   options.mapping  header or column -> target, over the proposed mapping (grammar: csv/mapping.ts, docs/moving-in.md)
//   options.dates    'dmy' | 'mdy' | 'ymd': how dates in figures are read, where the file's product does not say
// planImport(records, book, { today, folder }): ImportPlan      folder: as given to readBook
//   settings.deleted, settings.revive   cards that the book had once: skipped, or brought back
//   plan.counts      { create, update, skip, reject }
//   plan.lines       one per record: { action, name, slug, reason, file, line }
//   plan.files       { path, text } or { path, bytes }; path is relative to the book's folder, with '/'
//   plan.diagnostics what the input has wrong; never throws
// planInteractions(found, book, { today, folder }): ImportPlan   mails, meetings, calls: entries of the logs of the cards that
//   took part, told by address; a line per interaction and card; makes no cards. Where records come in as well, plan them
//   first, and the interactions on the book as it will be then.
// planTogether(records, interactions, book, settings): ImportPlan   both in that order, as one plan
// rejectsOf(bytes, read, rejected): RejectsFile   what a plan rejects, cut out of the file that it came from
// parsePreset(text, file), writePreset(preset)   the book's own presets, for options.presets; options.as names one

export { columnNames, presetNamed, presetsInstead } from './csv/choose.ts'
export { defuse } from './csv/defuse.ts'
export { type CsvMapping, LEFT_OUT, type MappedColumn } from './csv/mapping.ts'
export { type Preset, parsePreset, writePreset } from './csv/preset.ts'
export { isTarget } from './csv/propose.ts'
export type { ExportContext } from './export/context.ts'
export {
  EXPORT_FORMATS,
  type Exported,
  type ExportFormat,
  exportContacts,
  vcardOf,
} from './export/export.ts'
export { identitiesOf } from './export/identities.ts'
export { escapeText, withoutControls } from './export/property.ts'
export { folded } from './export/vcard-text.ts'
export { readTimes } from './ical/times.ts'
export {
  hasCountry,
  type OwnField,
  withBookCountry,
  withOwnField,
} from './import/book-settings.ts'
export { countryFrom, countryName } from './import/country.ts'
export { foreignNumbers, type ListFacts, nationalNumber, withFacts } from './import/facts.ts'
export { planImport } from './import/plan.ts'
export { type Rejected, type RejectsFile, rejectsOf } from './import/rejects.ts'
export { planTogether } from './import/together.ts'
export type { DeletedCard, ImportPlan, ImportSettings, PlannedFile, PlannedRecord } from './import/types.ts'
export { unknownFields } from './import/unknown-fields.ts'
export { readInput } from './input.ts'
export type { FoundInteraction, Participant } from './interaction.ts'
export { type InteractionSettings, planInteractions } from './interactions/plan.ts'
export {
  isMail,
  isOutlook,
  MAIL_LIMIT,
  type MailOptions,
  type RawMail,
  type ReadMail,
  readMail,
  readMails,
  readOneMail,
} from './mail/index.ts'
export { imageType } from './photo.ts'
export { type FormatName, type ReadOptions, type ReadResult, readFile } from './read.ts'
export type {
  ImportRecord,
  NameParts,
  RecordEntry,
  RecordPhoto,
  RecordSource,
  RecordValue,
} from './record.ts'
export {
  type ReadTranscript,
  readTranscript,
  type Suggestion,
  type TranscriptOptions,
} from './transcript/index.ts'
export type { Property } from './vcard/property.ts'
export { readProperties } from './vcard/read.ts'
export { writeVcard } from './vcard-write.ts'
