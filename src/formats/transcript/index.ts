// Conversations that a program wrote down.

export { type ReadTranscript, readTranscript, type TranscriptOptions } from './read.ts'
export { isTimedTranscript } from './recognise.ts'
export type { Suggestion } from './suggest.ts'
