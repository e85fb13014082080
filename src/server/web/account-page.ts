// The page of one's own log-in.

import { dayWords } from '../../client/words.ts'
import { qrPath } from '../../site/index.ts'
import type { Role, Token } from '../accounts/index.ts'
import { type Html, html } from './html.ts'
import { page } from './page.ts'

export interface AccountView {
  /** Of the book. */
  readonly title: string
  readonly handle: string
  readonly name: string
  readonly role: Role
  readonly hasPassword: boolean
  readonly tokens: readonly Token[]
  /** Where git finds the book. */
  readonly gitAddress: string
  /** The day on which the calendar's address was made. */
  readonly feedSince?: string
  /** What was done. */
  readonly said?: string
  /** What is in the way. */
  readonly problem?: string
  /** A new token, shown this once. */
  readonly token?: string
  /** A new address of the calendar, shown this once. */
  readonly feedAddress?: string
}

const ROLES: Readonly<Record<Role, string>> = {
  reader: 'You can read this book.',
  member: 'You can read and change this book.',
  admin: 'You can read and change this book, and you run this server.',
}

export function accountPage(view: AccountView): string {
  const { title, handle, name, role, said, problem } = view
  const main = html`<div class="own-page-body">
<div class="head"><h1>${name}</h1><p class="sub">Logged in as <strong>${handle}</strong>. ${ROLES[role]}</p></div>
${problem !== undefined && html`<p class="own-problem" role="alert">${problem}</p>`}
${said !== undefined && html`<p class="own-said" role="status">${said}</p>`}
${calendar(view)}
${devices(view)}
${view.hasPassword && password(handle)}
<p><a href="/">Back to Today</a></p>
</div>`
  return page(title, 'Your log-in', main, handle)
}

function password(handle: string): Html {
  return html`<section class="block" aria-labelledby="password"><h2 id="password">Password</h2>
<form method="post" action="/account" class="own-form">
<input type="hidden" name="do" value="password">
<input type="hidden" name="username" value="${handle}" autocomplete="username">
<label for="old">Old password</label>
<input id="old" name="old" type="password" autocomplete="current-password" maxlength="1024" required>
<label for="new">New password</label>
<input id="new" name="new" type="password" autocomplete="new-password" minlength="10" maxlength="1024" required aria-describedby="new-hint">
<p class="hint" id="new-hint">Ten characters or more. Four words that have nothing to do with each other are good.</p>
<label for="again">The new password once more</label>
<input id="again" name="again" type="password" autocomplete="new-password" minlength="10" maxlength="1024" required>
<button class="button">Change the password</button>
</form></section>`
}

function calendar({ feedAddress, feedSince }: AccountView): Html {
  const address =
    feedAddress !== undefined &&
    html`<p><label for="feed">Subscribe to this address in your calendar</label>
<textarea id="feed" class="own-secret" rows="3" readonly>${feedAddress}</textarea></p>${qr(feedAddress)}`
  const since =
    feedSince !== undefined && html`<p>Your calendar has an address since ${dayWords(feedSince)}.</p>`
  return html`<section class="block" aria-labelledby="calendar"><h2 id="calendar">Follow-ups in your calendar</h2>
<p class="hint">An address of your own, for Outlook, Google, Apple and telephones: your follow-ups appear there, and follow every change. Most look every hour; Google looks only every 8 to 24 hours, and nobody can hurry it. Who knows the address can read them.</p>
${feedAddress === undefined ? since : address}
<form method="post" action="/account" class="own-row">
<button class="button" name="do" value="feed">${feedSince === undefined ? 'Make an address' : 'Make a new address'}</button>
${feedSince !== undefined && html`<button class="plain" name="do" value="unfeed">Remove it</button>`}
</form></section>`
}

function qr(text: string): Html | undefined {
  const code = qrPath(text)
  if (code === undefined) return undefined
  const { size, path } = code
  return html`<figure class="own-code"><svg viewBox="0 0 ${size} ${size}" width="220" height="220" role="img" aria-label="The address as a code for a telephone's camera"><path fill="currentColor" d="${path}"/></svg><figcaption>For a telephone's camera</figcaption></figure>`
}

function devices({ tokens, token, gitAddress }: AccountView): Html {
  const list = tokens.map(
    ({
      id,
      name,
      created,
      used,
    }) => html`<li><span>${name}</span><span class="sub">since ${dayWords(created)}, ${used === undefined ? 'not used yet' : `last used ${dayWords(used)}`}</span>
<form method="post" action="/account"><input type="hidden" name="id" value="${id}"><button class="plain" name="do" value="revoke" aria-label="Remove ${name}">Remove</button></form></li>`,
  )
  return html`<section class="block" aria-labelledby="devices"><h2 id="devices">Computers with the whole book</h2>
<p class="hint">Who works with an editor has a copy of the book on their own computer. It fetches and sends with a token in place of the password. The book's address is <code>${gitAddress}</code>, your name there the one you log in with.</p>
${token !== undefined && html`<p><label for="token">The token of the new device</label><textarea id="token" class="own-secret" rows="2" readonly>${token}</textarea></p>`}
${list.length > 0 && html`<ul class="small-list">${list}</ul>`}
<form method="post" action="/account" class="own-row">
<label for="device">Another one</label>
<input id="device" name="device" maxlength="60" placeholder="Sam's laptop" required>
<button class="button" name="do" value="token">Make a token</button>
</form></section>`
}
