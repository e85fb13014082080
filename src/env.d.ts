declare namespace App {
  /** What a page reads as `Astro.locals`: see src/site/types.ts. */
  interface Locals {
    shell: import('./site/index.ts').Shell
    view: unknown
  }
}
