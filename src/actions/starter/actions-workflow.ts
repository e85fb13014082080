// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language of the workflow has the same mark.

// The workflow of GitHub Actions and of Forgejo Actions, which share a language and differ in where actions come from,
// what a job runs in, and how pages are published.

/** Half past four UTC: before the office opens in Europe. Both systems run a schedule on the default branch only. */
const MORNING = '30 4 * * 1-5'

interface Dialect {
  /** The job's `runs-on`, with an image where the runner needs one. */
  readonly runsOn: readonly string[]
  readonly checkout: string
  /** The step that puts Node in place; [] where the image has it. */
  readonly node: readonly string[]
  readonly upload: string
  readonly pages: readonly string[]
}

export function github(): string {
  const checkout = 'actions/checkout@v4'
  const node = ['      - uses: actions/setup-node@v4', '        with:', '          node-version: 24']
  return workflow({
    runsOn: ['    runs-on: ubuntu-latest'],
    checkout,
    node,
    upload: 'actions/upload-artifact@v4',
    pages: [
      '  # Pages of a private repository can be public: nothing is published until somebody who knows that sets the',
      '  # repository variable CARDFILE_PAGES to yes (Settings, Secrets and variables, Actions).',
      '  publish:',
      '    needs: site',
      "    if: vars.CARDFILE_PAGES == 'yes' && github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch",
      '    runs-on: ubuntu-latest',
      '    permissions:',
      '      pages: write',
      '      id-token: write',
      '    environment:',
      '      name: github-pages',
      '      url: ${{ steps.deploy.outputs.page_url }}',
      '    steps:',
      '      - uses: actions/download-artifact@v4',
      '        with:',
      '          name: site',
      '          path: site',
      '      - uses: actions/upload-pages-artifact@v3',
      '        with:',
      '          path: site',
      '      - id: deploy',
      '        uses: actions/deploy-pages@v4',
    ],
  })
}

export function forgejo(): string {
  return workflow({
    runsOn: ['    runs-on: docker', '    container:', '      image: node:24'],
    checkout: 'https://code.forgejo.org/actions/checkout@v4',
    node: [],
    upload: 'https://code.forgejo.org/forgejo/upload-artifact@v4',
    pages: [
      '  # A branch called pages is what Codeberg and other Forgejo servers show to the whole world: nothing is published',
      '  # until somebody who knows that sets the repository variable CARDFILE_PAGES to yes.',
      '  publish:',
      '    needs: site',
      "    if: vars.CARDFILE_PAGES == 'yes' && github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch",
      '    runs-on: docker',
      '    container:',
      '      image: node:24',
      '    permissions:',
      '      contents: write',
      '    steps:',
      '      - uses: https://code.forgejo.org/actions/checkout@v4',
      '      - run: npm install',
      '      - run: npx cardfile build --out site',
      '      - name: Put the site on the branch pages',
      '        run: |',
      '          git checkout -q --orphan pages',
      '          git rm -rq --cached .',
      '          git --work-tree=site add -A',
      '          git -c user.name=cardfile -c user.email=cardfile@localhost commit -q -m "The site of $GITHUB_SHA"',
      '          git push -q -f origin pages',
    ],
  })
}

function workflow({ runsOn, checkout, node, upload, pages }: Dialect): string {
  const job = (...steps: string[]) => [
    ...runsOn,
    '    steps:',
    `      - uses: ${checkout}`,
    ...node,
    '      - run: npm install',
    ...steps,
  ]
  const keep = (name: string, path: string) => [
    `      - uses: ${upload}`,
    '        with:',
    `          name: ${name}`,
    `          path: ${path}`,
  ]
  return `${[
    '# Checks the cards at every push, builds the site, and writes the due list each workday morning.',
    '# Made by `cardfile init --ci`; yours to change.',
    'name: book',
    '',
    'on:',
    '  push:',
    '  pull_request:',
    '  workflow_dispatch:',
    '  schedule:',
    '    # In UTC.',
    `    - cron: '${MORNING}'`,
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  # What is wrong is shown at its line, in the change that brought it.',
    '  check:',
    "    if: github.event_name != 'schedule'",
    ...job('      - run: npx cardfile validate --format github'),
    '',
    '  site:',
    "    if: github.event_name != 'schedule'",
    ...job('      - run: npx cardfile build --out site', ...keep('site', 'site')),
    '',
    ...pages,
    '',
    '  # Whole and per owner: as the summary of the run, and as files to mail, print and subscribe to.',
    '  due:',
    "    if: github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'",
    ...job(
      '      - run: npx cardfile due --shared --out due',
      '      - run: cat due/due.md >> "$GITHUB_STEP_SUMMARY"',
      ...keep('due', 'due'),
    ),
  ].join('\n')}\n`
}
