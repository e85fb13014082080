// What we use of JSON Schema: keywords that mean the same in drafts 7 and 2020-12, and a few that editors add.

export const DRAFT = 'http://json-schema.org/draft-07/schema#'

export type SchemaType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object'

/** A word that is allowed, as a reader of YAML gives it. */
export type Plain = string | number | boolean | null

export interface JsonSchema {
  readonly $schema?: string
  readonly $comment?: string
  readonly title?: string
  readonly description?: string
  readonly type?: SchemaType | readonly SchemaType[]
  readonly enum?: readonly (Plain | readonly Plain[])[]
  /** VS Code's, one for each of `enum`. */
  readonly enumDescriptions?: readonly string[]
  readonly pattern?: string
  /** VS Code's: said in place of the pattern. */
  readonly patternErrorMessage?: string
  /** VS Code's: said of everything else. */
  readonly errorMessage?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: JsonSchema
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema | boolean>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly propertyNames?: JsonSchema
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly not?: JsonSchema
  readonly if?: JsonSchema
  readonly then?: JsonSchema
}
