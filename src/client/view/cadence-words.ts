import type { Cadence } from '../../text/index.ts'

/** `every week`, `every 90 days`. */
export function cadenceWords({ count, unit }: Cadence): string {
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}
