// The entry of the bundle that Astro builds: one function from a view to a page's HTML.

import { createApp } from 'astro/app/entrypoint'

const app = createApp({ streaming: false })

/**
 * Renders a page.
 * @param route its route without a leading slash, `card/ada-lovelace`
 * @param locals what the page reads as `Astro.locals`
 * @throws what the page's code throws, or where no page has the route
 */
export async function render(route: string, locals: App.Locals): Promise<string> {
  const response = await app.render(new Request(`http://site/${route}`), { locals })
  if (response.status !== 200) throw new Error(`${route} was answered with status ${response.status}.`)
  return response.text()
}
