// Answers made from what is stored, or from nothing.

import type { StoredPage } from '../desk/database.ts'

/** A stored file as an answer. A page says of itself when it came: its script then tells the reader. */
export function storedAnswer({ at, headers, body }: StoredPage, isPage: boolean): Response {
  if (!isPage) return new Response(body, { headers: [...headers] as [string, string][] })
  const html = new TextDecoder().decode(body).replace(/<html\b/, `<html data-stored="${at}"`)
  return new Response(html, { headers: [...headers] as [string, string][] })
}

/** For a page that was never seen here. */
export function nothingStored(root: URL): Response {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>No connection</title>
    <link rel="stylesheet" href="${root.pathname}assets/site.css">
  </head>
  <body>
    <main id="main">
      <h1>No connection</h1>
      <p>The server cannot be reached, and this page has not been opened in this browser before.</p>
      <p>What you have saved here is kept, and is sent when there is a connection again.</p>
      <p><a href="${root.pathname}index.html">Back to the first page</a></p>
    </main>
  </body>
</html>
`
  const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
  return new Response(html, {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  })
}
