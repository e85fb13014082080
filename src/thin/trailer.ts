// The last lines of a commit's message, by which an edit is recognised when the answer to it was lost.

export interface Mark {
  readonly edit: string
  readonly moved: ReadonlyMap<string, string>
}

const EDIT = /^Cardfile-Edit: ([A-Za-z0-9._-]{1,64})$/
const MOVED = /^Cardfile-Moved: (.*)$/

export const isEditId = (id: string): boolean => EDIT.test(`Cardfile-Edit: ${id}`)

/** @param message words of a person: cleaned, and closed with the mark */
export function formatMessage(message: string, { edit, moved }: Mark): string {
  const words = message
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, ' ')
    .trim()
  const lines = [...moved].map((pair) => `Cardfile-Moved: ${JSON.stringify(pair)}\n`)
  return `${words || 'Edit'}\n\n${lines.join('')}Cardfile-Edit: ${edit}\n`
}

/** Only the very last lines count: what a person typed stands above them. */
export function readMark(message: string): Mark | undefined {
  const lines = message.trimEnd().split('\n')
  const edit = EDIT.exec(lines.pop() ?? '')?.[1]
  if (edit === undefined) return undefined
  const moved = new Map<string, string>()
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
    const pair = pairOf(MOVED.exec(line)?.[1])
    if (pair === undefined) break
    moved.set(...pair)
  }
  return { edit, moved }
}

function pairOf(json: string | undefined): [string, string] | undefined {
  try {
    const pair: unknown = JSON.parse(json ?? '')
    if (!Array.isArray(pair) || pair.length !== 2) return undefined
    const [from, to] = pair
    return typeof from === 'string' && typeof to === 'string' ? [from, to] : undefined
  } catch {
    return undefined
  }
}
