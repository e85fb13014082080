// The page for the people who will use a new book, and the pinned program.

import type { StarterFile, StarterWish } from './types.ts'

export function officeFiles(wish: StarterWish): StarterFile[] {
  return [
    { path: 'README.md', text: readme(wish) },
    { path: 'package.json', text: manifest(wish) },
    { path: '.npmrc', text: NPMRC },
  ]
}

// Everybody's first `npm install` would leave a lock file of its own, in the way of the one that comes with a later
// sync; package.json has one package, packed and exact.
const NPMRC = 'loglevel=error\nfund=false\naudit=false\npackage-lock=false\n'

function manifest({ cardfile }: StarterWish): string {
  const value = {
    name: 'contacts',
    private: true,
    description: 'A book of cards. The only program in it is the pinned cardfile.',
    scripts: {
      start: 'cardfile serve',
      due: 'cardfile due',
      validate: 'cardfile validate',
      site: 'cardfile build',
    },
    dependencies: { cardfile },
    // cardfile brings its own Node, which is put in place by an install script.
    allowScripts: { node: true, esbuild: false },
  }
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function readme({ title, handle }: StarterWish): string {
  return `# ${title}

Our contacts: one text file a contact, in \`contacts/\`. The files are the truth; the site, the due list and the calendars
are made from them. Once, after cloning: \`npm install\` (it needs Node and npm; everything else comes with it), and for
those who call git themselves \`npx cardfile doctor --fix\`.

## A day with it

| | |
|---|---|
| What is due | \`npx cardfile due\` |
| The site | \`npm start\`, then open the address that it prints |
| Look somebody up | \`npx cardfile show ada\`, \`npx cardfile find engines\` |
| Note what happened, and what is next | \`npx cardfile log ada "Called, wants the terms" --next "Send them" --due fri\` |
| Done, and the next step | \`npx cardfile done ada "Sent them" --next "Ask again" --due +2w\` |
| Not today | \`npx cardfile postpone ada +1w\` |
| Somebody new | \`npx cardfile new "Charles Babbage" --org "Analytical Engines Ltd" --phone "+44 20 7946 0000"\` |
| Cards from elsewhere | \`npx cardfile import contacts.vcf --dry-run\` |
| Is everything right? | \`npx cardfile validate\` |
| Send yours, take what others changed | \`npx cardfile sync\` |
| That was wrong | \`npx cardfile undo\` |

Any editor will do for the cards themselves. Obsidian opens \`contacts/\` as a vault, with dates as dates; VS Code has
snippets (\`log\`, \`next\`, \`person\`, \`org\`, \`deal\`) and tasks for this folder. When the settings have changed, \`npx cardfile editors\` tells them.

Settings, such as the team and the stages, are in \`contacts/cardfile.yaml\`; you are \`${handle}\` there. Two people may
change one card at once: \`cardfile sync\` puts both together.
`
}
