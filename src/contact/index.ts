export { DEFAULT_CONFIG, parseConfig, readConfig } from './config.ts'
export {
  cadenceOf,
  dateOf,
  fieldsByKey,
  interactionsOf,
  isPrivate,
  isTouch,
  lastTouch,
  pipelineOf,
  quietAfter,
  readContact,
  slugOf,
  textOf,
  textsOf,
} from './contact.ts'
export { type Decision, decisionsOf, type SentencePair, sentencePairs, standsWords } from './decisions.ts'
export { e164, isNumberOf } from './e164.ts'
export { firstNameOf, uidOf } from './identity.ts'
export { formatMoney, type Money, parseMoney } from './money.ts'
export { PALETTE } from './palette.ts'
export { telHref } from './phone.ts'
export { FIELDS, isExtensionKey } from './registry.ts'
export { cardSchema, configSchema, type JsonSchema } from './schema/index.ts'
export { entriesIn, type Report, textIn } from './tree-values.ts'
export {
  type Config,
  type Contact,
  type CustomField,
  type Field,
  type FieldValue,
  KINDS,
  type Kind,
  type Member,
  type MergePolicy,
  type Problem,
  type ValueType,
} from './types.ts'
export { isSlug, isTimeZone, VALUE_TYPES } from './value-types.ts'
export { isEmail, isWebUrl, mailtoHref, webHref } from './web.ts'
