// What a page and the service worker tell each other, and the names that both use.

export type ToWorker =
  /** Addresses to have at hand without a network; those that are here already and fresh are left. */
  | { readonly message: 'keep'; readonly urls: readonly string[] }
  /** A newer service worker may take over, unless something is unsent. */
  | { readonly message: 'take-over' }

/** A site's cache of one version; without a version, what the names of all its caches begin with. */
export function cacheName(root: URL, version: string): string {
  return `cardfile-code ${root.pathname} ${version}`
}
