// The stages of a pipeline, to choose one of.

import { element } from './element.ts'

/** Undefined where the book has no stages. @param now the present one, perhaps one that the book does not know */
export function stageSelect(
  stages: readonly string[],
  now: string | undefined,
): HTMLSelectElement | undefined {
  if (stages.length === 0) return undefined
  const all = now === undefined || stages.includes(now) ? stages : [now, ...stages]
  return element(
    'select',
    {},
    now === undefined && element('option', { value: '', selected: true }, 'none'),
    all.map((stage) =>
      element('option', { value: stage, selected: stage === now }, stage === now ? `${stage} (now)` : stage),
    ),
  )
}
