// Builds the pages' code with Astro: only in a clone, and only when a source changed.  [astro]

/**
 * @param root the folder of the project
 * @param folder where the server's code goes, as `server/entry.mjs`
 * @throws where a page does not compile
 */
export async function bundlePages(root: string, folder: string): Promise<void> {
  // Astro would ask its own server about its users.
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
  const { build } = await import('astro')
  await build({ root, outDir: folder, logLevel: 'error' })
}
