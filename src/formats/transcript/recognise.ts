// What is a transcript by its first lines: subtitles with times (WebVTT, SubRip). One in plain text could be any text.

const WEBVTT = /^\ufeff?WEBVTT(?:[ \t\r\n]|$)/
const SUBRIP = /^\ufeff?\s*\d+\s*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->\s*\d/

/** @param start the beginning of a file, some hundred characters at least */
export function isTimedTranscript(start: string): boolean {
  return WEBVTT.test(start) || SUBRIP.test(start)
}
