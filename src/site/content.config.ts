// What Astro's tools for editors need to complete and check the front matter of the sample book: a collection whose
// schema is that of the registry and the settings. No page reads it (docs/decisions.md), so it holds names alone: cards are
// neither read nor parsed.

import { defineCollection } from 'astro:content'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Loader } from 'astro/loaders'
import { z } from 'astro/zod'
import { cardSchema, parseConfig } from '../contact/index.ts'

// Where the program is started says nothing: a build of another book makes the pages' code, too.
const FOLDER = new URL('../../contacts/', import.meta.url)
const SETTINGS = new URL('cardfile.yaml', FOLDER)

/** The names of the cards; all that content intellisense asks for is which files belong to the collection. */
const names: Loader = {
  name: 'cardfile-names',
  load: async ({ store }) => {
    store.clear()
    if (!existsSync(FOLDER)) return
    for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
      const below = name.replaceAll('\\', '/')
      if (!below.endsWith('.md') || /(^|\/)[._]/.test(below)) continue
      store.set({ id: below, data: {}, filePath: `contacts/${below}` })
    }
  },
}

const settings = existsSync(SETTINGS) ? readFileSync(SETTINGS, 'utf8') : ''
const { $schema: _draft, ...schema } = cardSchema(parseConfig(settings, 'contacts/cardfile.yaml').config)

export const collections = {
  // zod passes on what is told of a schema as it is: ours stands for its own.
  contacts: defineCollection({
    loader: names,
    schema: z.looseObject({}).meta(schema as Record<string, unknown>),
  }),
}
