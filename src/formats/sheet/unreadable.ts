// Why a workbook cannot be read, and what to do about it.

/** Thrown inside this folder only; read.ts makes a diagnostic of it. */
export class Unreadable extends Error {
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}
