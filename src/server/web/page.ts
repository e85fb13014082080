// The frame of the pages that the server itself makes: the site's style, and no script but the theme's and the log-out's.

import { type Html, html } from './html.ts'

/** @param title of the book; the page's name comes first */
export function page(title: string, name: string, main: Html, who?: string): string {
  return html`<!doctype html>
<html lang="en" data-root="/">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${name} · ${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<script src="/assets/theme.js"></script>
${who !== undefined && html`<script src="/assets/own-log-out.js" defer></script>`}
<link rel="stylesheet" href="/assets/site.css">
</head>
<body class="own-page">
<header class="bar"><a class="brand" href="/">${title}</a>${
    who !== undefined &&
    html`<form method="post" action="/logout"><button class="button">Log out</button></form>`
  }</header>
<main id="main">
${main}
</main>
</body>
</html>
`.text
}
