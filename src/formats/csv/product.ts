// A product's export, as data: products/ has one file each.

import type { DateOrder } from '../birthday.ts'

export interface Product {
  /** For people: `Google Contacts`. */
  readonly name: string
  /** Puts the product's own ids into a UID: `hubspot:51000`. */
  readonly id: string
  /** Headers that tell this export from every other; all of them must be there. */
  readonly signs: readonly string[]
  /** Header -> target. `{n}` in both stands for a number: `E-mail {n} - Value` -> `email#{n}`. */
  readonly columns: Readonly<Record<string, string>>
  /** Order of dates in figures, where the column itself does not tell. */
  readonly dates?: DateOrder
  /** What each row of the file says by being in it, where none of its columns says otherwise: an audience that gets mail. */
  readonly consent?: { readonly kind: 'opt-in' | 'opt-out'; readonly list: string }
  /** Who buys for themselves stands under their own name where others have their company. */
  readonly ownNames?: true
  /** Values that the product writes where nobody entered one, by header (`*` for all that no field takes). */
  readonly noise?: Readonly<Record<string, readonly string[]>>
}
