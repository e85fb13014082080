// Bytes that are not what git sends. Caught where an answer is read; never reaches a person as it is.

export class Damage extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'Damage'
  }
}
