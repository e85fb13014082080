// What a command can't do for the person who asked: one message and what to do next, and no stack.

export interface Refusal {
  readonly message: string
  readonly hint?: string
  /** 1: tried and failed; 2: not understood, nothing done. */
  readonly status: 1 | 2
}

class Refused extends Error implements Refusal {
  readonly hint?: string
  readonly status: 1 | 2
  constructor(message: string, hint: string | undefined, status: 1 | 2) {
    super(message)
    this.status = status
    if (hint !== undefined) this.hint = hint
  }
}

/** The command line asks for something that can't be meant: status 2. */
export function misused(message: string, hint?: string): never {
  throw new Refused(message, hint, 2)
}

/** It was understood and can't be done: status 1. */
export function failed(message: string, hint?: string): never {
  throw new Refused(message, hint, 1)
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refused
}
