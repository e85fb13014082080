// What the page of duplicates has in it for its buttons: `<script type="application/json" data-pairs>`, a list of pairs in
// the order in which the page shows them.

/** A card, with the address of its page from the site's root where that is not `card/<slug>.html`. */
export interface CardOnSite {
  readonly slug: string
  readonly page?: string
}

export interface PairCard extends CardOnSite {
  readonly name: string
  /** Cards that name it: their links follow when it becomes a part of the other. */
  readonly links: readonly CardOnSite[]
}

/** The one that would stay is the first. */
export type PairOnPage = readonly [PairCard, PairCard]
