// The page that asks who comes. Works without a script, and with a password manager.

import type { Member } from '../../contact/index.ts'
import { html } from './html.ts'
import { page } from './page.ts'

export interface LoginView {
  readonly title: string
  /** Where to go afterwards; a path of this site. */
  readonly next: string
  /** As typed before. */
  readonly name?: string
  readonly problem?: string
  /** Whom one can be at a click: the sample book only. */
  readonly samples?: readonly Member[]
}

export function loginPage({ title, next, name = '', problem, samples }: LoginView): string {
  const said = problem !== undefined && html`<p class="own-problem" role="alert">${problem}</p>`
  const form = html`<form method="post" action="/login" class="own-form">
<input type="hidden" name="next" value="${next}">
<label for="name">Name</label>
<input id="name" name="name" value="${name}" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="64" required${problem === undefined ? html` autofocus` : ''}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required>
<button class="button own-go">Log in</button>
</form>
<p class="hint">No password yet, or forgotten? Whoever runs this server can give you a new one.</p>`
  const people = html`<p class="sub">A sample book, on this computer only. Whom would you like to be?</p>
<form method="post" action="/login" class="own-form">
<input type="hidden" name="next" value="${next}">
${(samples ?? []).map((one) => html`<button class="button own-person c-${one.color ?? 'gray'}" name="as" value="${one.handle}"><span class="avatar" aria-hidden="true">${initialsOf(one.name)}</span><span>${one.name}</span></button>`)}
</form>`
  const main = html`<div class="own-box"><h1>${samples === undefined ? 'Log in' : 'Try it out'}</h1>
${said}
${samples === undefined ? form : people}</div>`
  return page(title, 'Log in', main)
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
}
