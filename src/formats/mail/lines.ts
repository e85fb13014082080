// Bytes that come in chunks, line by line.

const LF = 10

export interface ByteLine {
  /** With its break. */
  readonly bytes: Uint8Array
  /** 1-based. */
  readonly number: number
}

/** The lines of each chunk together: one step of a generator for each line would take longer than the reading. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): AsyncGenerator<ByteLine[]> {
  let rest: Uint8Array[] = []
  let size = 0
  let number = 1
  for await (const chunk of chunks) {
    const lines: ByteLine[] = []
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      const piece = chunk.subarray(start, end + 1)
      lines.push({ bytes: rest.length === 0 ? piece : joined([...rest, piece]), number: number++ })
      rest = []
      size = 0
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
    size += chunk.length - start
    // A line that is longer than a message may be comes in pieces.
    if (size > limit) {
      lines.push({ bytes: joined(rest), number })
      rest = []
      size = 0
    }
    yield lines
  }
  if (rest.length > 0) yield [{ bytes: joined(rest), number }]
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The first bytes as letters, one by one. */
export function latin(bytes: Uint8Array, length = 2000): string {
  return String.fromCharCode(...bytes.subarray(0, length))
}
