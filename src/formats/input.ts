// The one door for any file that is brought in: contacts, calendars and mail. What it is, its content says.

import { decodeText } from './decode.ts'
import { isMail, isOutlook, readMail, sayOutlook } from './mail/index.ts'
import { problem } from './problem.ts'
import { type ReadOptions, type ReadResult, readFile } from './read.ts'
import { isTimedTranscript } from './transcript/index.ts'

/**
 * Reads a file, whatever it is.
 * @param options as for `readFile`; `zone` is the book's, by whose clocks mails and meetings are dated
 * @returns records for `planImport`, interactions for `planInteractions`, or both; never throws
 */
export async function readInput(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<ReadResult> {
  const { format } = options
  if (format === undefined && isOutlook(bytes, file))
    return { format: undefined, records: [], ...sayOutlook(file) }
  if (format === 'mail' || (format === undefined && bytes.length > 0 && isMail(bytes, file)))
    return { format: 'mail', records: [], ...(await readMail(bytes, file, options)) }
  if (format === undefined && isTimedTranscript(decodeText(bytes.subarray(0, 4096)).text))
    return { format: undefined, records: [], diagnostics: [sayTranscript(file)] }
  return readFile(bytes, file, options)
}

function sayTranscript(file: string) {
  const message = 'This is the transcript of a conversation, and does not say whose card it belongs to.'
  return problem(file, 1, 'import-format', 'error', message, `Say: cardfile transcript ${file} --card NAME`)
}
