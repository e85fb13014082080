// Columns that are mapped to a field which the book does not have: their cells are kept, under another key than was asked for.

import { type Config, fieldsByKey } from '../../contact/index.ts'
import type { Diagnostic } from '../../text/index.ts'
import type { CsvMapping } from '../csv/mapping.ts'
import { ENTRY_KEYS, parseTarget } from '../csv/target.ts'
import { problem, shown } from '../problem.ts'

/** What a record has and no field is. */
const OF_RECORDS = new Set(['notes', 'uid', 'kind', 'x', ...ENTRY_KEYS])

/** Says of each such column under which key its cells are written. */
export function unknownFields(mapping: CsvMapping, file: string, config: Config): Diagnostic[] {
  const fields = fieldsByKey(config)
  const keys = mapping.columns
    .filter(({ by }) => by === 'user' || by === 'preset')
    .flatMap(({ target }) => parseTarget(target)?.key ?? [])
    .filter((key) => !key.startsWith('x-') && !OF_RECORDS.has(key) && !fields.has(key))
  return [...new Set(keys)].map((key) => {
    const message = `The book has no field "${shown(key)}"; what would go there is kept as x-${shown(key)}.`
    const hint = 'Add it to cardfile.yaml under "fields", and import again.'
    return problem(file, mapping.headerLine ?? 1, 'csv-mapping', 'warning', message, hint)
  })
}
