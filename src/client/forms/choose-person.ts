// On a site without our server: who of the team is it? Asked once, since the book's history has their name.

import { element } from './element.ts'
import type { Office } from './office.ts'
import { openSheet } from './sheet.ts'

/** @param onChosen when it is known who edits */
export function openChoosePerson(office: Office, onChosen: () => void): void {
  const { team } = office.desk.book
  const sheet = openSheet('Who are you?')
  sheet.body.append(
    element(
      'p',
      { class: 'hint' },
      'Your name goes with whatever you write. It is kept in this browser only.',
    ),
    element(
      'div',
      { class: 'action-list' },
      team.map(({ handle, name }) =>
        element(
          'button',
          {
            type: 'button',
            class: 'button',
            onclick: async () => {
              await office.desk.choose(handle)
              sheet.close()
              onChosen()
            },
          },
          name,
        ),
      ),
      team.length === 0 &&
        element(
          'p',
          {},
          'The settings of this book name no team: write yours into cardfile.yaml under "team".',
        ),
    ),
  )
}
