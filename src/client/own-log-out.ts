// assets/own-log-out.js: the log-out of the server's own pages, which have no desk. Nothing unsent goes without a word, and
// everything goes, over plain http too, where no browser heeds what the server says of it.

import { openBox } from './desk/box.ts'
import { openChannel } from './desk/channel.ts'
import { databaseName, openDatabases } from './desk/database.ts'
import { clearEverything, endSession } from './desk/log-out.ts'
import { unsavedIn, unsavedWords } from './desk/unsaved.ts'

const form = document.querySelector<HTMLFormElement>('form[action="/logout"]')
form?.addEventListener('submit', (event) => {
  event.preventDefault()
  void leave(form)
})

async function leave(form: HTMLFormElement): Promise<void> {
  const root = new URL('/', location.href)
  const name = databaseName(root)
  const databases = openDatabases(name)
  // A browser that stores nothing has nothing to lose.
  const unsaved = await unsavedIn(databases, openBox(databases), root).then(unsavedWords, () => '')
  if (unsaved !== '' && !confirm(`${unsaved} Log out and lose that?`)) return databases.close()
  // Without a connection, the browser says so.
  if (!(await endSession(root))) return form.submit()
  openChannel(name).tell('logged-out')
  await clearEverything(databases, name, root).catch(() => undefined)
  location.replace(new URL('login', root))
}
