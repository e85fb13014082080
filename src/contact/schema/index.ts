export { cardSchema } from './card-schema.ts'
export { configSchema } from './config-schema.ts'
export type { JsonSchema } from './json-schema.ts'
