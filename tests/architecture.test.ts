import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { crowdingIn, type Fault, faultsIn } from './setup/architecture.ts'

const root = join(import.meta.dirname, '..')

/** Every source file below the folders, but for fixtures, which are data. */
function sources(...folders: string[]): Map<string, string> {
  const files = new Map<string, string>()
  for (const folder of folders)
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      const name = path.slice(root.length + 1).replaceAll('\\', '/')
      if (entry.isFile() && /\.(ts|mjs|astro|css)$/.test(name) && !name.includes('/fixtures/'))
        files.set(name, readFileSync(path, 'utf8'))
    }
  return files
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const packages = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))

test('the project keeps its own rules', () => {
  const files = sources('src', 'scripts', 'tests')
  expect(files.size).toBeGreaterThan(20)
  expect(faultsIn(files, packages).map(line)).toEqual([])
  expect(crowdingIn(sources('src', 'scripts'))).toEqual([])
})

function line({ file, line, rule, detail }: Fault): string {
  return `${file}:${line} ${rule}: ${detail}`
}

const long = (lines: number): string => '// a line\n'.repeat(lines)

test.each([
  // why, the files, the faults found in them
  ['downward through an index is right', { 'src/card/a.ts': "import { x } from '../text/index.ts'" }, []],
  ['a folder may read its own files', { 'src/card/a/b.ts': "import { x } from '../c.ts'" }, []],
  [
    'upward',
    { 'src/text/a.ts': "import { x } from '../card/index.ts'" },
    ['src/text/a.ts:1 upward: text imports src/card/index.ts'],
  ],
  [
    'upward as a type',
    { 'src/text/a.ts': "\nimport type { X } from '../card/index.ts'" },
    ['src/text/a.ts:2 upward: text imports src/card/index.ts'],
  ],
  [
    'upward by export',
    { 'src/book/a.ts': "export * from '../disk/index.ts'" },
    ['src/book/a.ts:1 upward: book imports src/disk/index.ts'],
  ],
  [
    'upward by import()',
    { 'src/disk/a.ts': "await import('../pages/index.ts')" },
    ['src/disk/a.ts:1 upward: disk imports src/pages/index.ts'],
  ],
  [
    'upward by an inline type',
    { 'src/text/a.ts': "type X = import('../card/index.ts').X" },
    ['src/text/a.ts:1 upward: text imports src/card/index.ts'],
  ],
  [
    'into scripts',
    { 'src/server/a.ts': "import { x } from '../../scripts/x.ts'" },
    ['src/server/a.ts:1 upward: server imports scripts/x.ts'],
  ],
  [
    'sideways',
    { 'src/merge/a.ts': "import { x } from '../formats/index.ts'" },
    ['src/merge/a.ts:1 upward: merge imports src/formats/index.ts'],
  ],
  [
    'a folder with no step yet',
    { 'src/disk/a.ts': "import { x } from '../new/index.ts'" },
    ['src/disk/a.ts:1 upward: disk imports src/new/index.ts'],
  ],
  [
    'past an index',
    { 'src/card/a.ts': "import { x } from '../text/date.ts'" },
    ['src/card/a.ts:1 past-index: card imports src/text/date.ts'],
  ],
  [
    'past an index of an inner folder',
    { 'scripts/a/b.ts': "import { x } from '../../src/contact/fields/index.ts'" },
    ['scripts/a/b.ts:1 past-index: scripts imports src/contact/fields/index.ts'],
  ],
  [
    'past an index from a page',
    { 'src/pages/a.astro': "---\nimport { x } from '../site/x.ts'\n---\n<p>" },
    ['src/pages/a.astro:2 past-index: pages imports src/site/x.ts'],
  ],
  [
    'a page may use a component and a style',
    { 'src/pages/a.astro': "---\nimport X from '../site/X.astro'\nimport '../site/x.css'\n---\n<X/>" },
    [],
  ],
  [
    'a page may load a script of the client',
    { 'src/pages/a.astro': "<p><script>import '../client/x.ts'</script>" },
    [],
  ],
  [
    'an Astro script is read',
    { 'src/site/a.astro': "<p>\n<script>\nimport '../pages/x.ts'\n</script>" },
    ['src/site/a.astro:3 upward: site imports src/pages/x.ts'],
  ],
  [
    'an import in a comment or string is none',
    { 'src/text/a.ts': "// import x from '../card/a.ts'\nconst a = \"import '../card/b.ts'\"" },
    [],
  ],
  [
    'a package in two folders',
    { 'src/card/a.ts': "import 'yaml'", 'src/book/b.ts': "import x from 'yaml/util'" },
    ['src/book/b.ts:1 package: yaml in book, card', 'src/card/a.ts:1 package: yaml in book, card'],
  ],
  [
    'a package twice in one folder',
    { 'src/card/a.ts': "import 'yaml'", 'src/card/b.ts': "import 'yaml'" },
    [],
  ],
  [
    'a package that is not listed',
    { 'src/card/a.ts': "import '@x/y/z'" },
    ['src/card/a.ts:1 undeclared: @x/y'],
  ],
  ['node: in a pure folder', { 'src/rules/a.ts': "import 'node:fs'" }, ['src/rules/a.ts:1 pure: node:fs']],
  ['node: where it belongs', { 'src/disk/a.ts': "import 'node:fs'\nDate.now()\nprocess.exit()" }, []],
  [
    'the clock',
    { 'src/reports/a.ts': 'Date.now()\nnew Date()\nnew Date\nDate()\nnew Date(2026, 1)\nDate.UTC(1)' },
    [
      'src/reports/a.ts:1 pure: Date.now',
      'src/reports/a.ts:2 pure: new Date()',
      'src/reports/a.ts:3 pure: new Date',
      'src/reports/a.ts:4 pure: Date()',
    ],
  ],
  [
    'globals',
    { 'src/book/a.ts': 'performance.now()\nif (process.env) fetch("x")\nconst a = { console }' },
    [
      'src/book/a.ts:1 pure: performance',
      'src/book/a.ts:2 pure: process',
      'src/book/a.ts:2 pure: fetch',
      'src/book/a.ts:3 pure: console',
    ],
  ],
  [
    'names of its own that read like globals',
    {
      'src/card/a.ts':
        'import { document } from "yaml"\nfunction f(window: number, o: { location: string }) { return [document, window, o.location, { process: 1 }] }',
    },
    [],
  ],
  [
    'vague names',
    {
      'src/card/utils.ts': '',
      'src/helpers/a.ts': '',
      'scripts/Common.ts': '',
      'tests/misc.test.ts': '',
      'src/card/utility.ts': '',
    },
    [
      'scripts/Common.ts:1 name: Common.ts',
      'src/card/utils.ts:1 name: utils.ts',
      'src/helpers/a.ts:1 name: helpers',
      'tests/misc.test.ts:1 name: misc.test.ts',
    ],
  ],
  [
    '300 lines are enough',
    { 'src/site/a.css': long(300), 'src/site/b.css': long(301), 'tests/c.test.ts': long(302) },
    ['src/site/b.css:301 length: 301 lines', 'tests/c.test.ts:301 length: 302 lines'],
  ],
] as [string, Record<string, string>, string[]][])('%s', (_why, files, faults) => {
  expect(faultsIn(new Map(Object.entries(files)), new Set(['yaml'])).map(line)).toEqual(faults)
})

test.each([
  // why, lengths of the files, what is said
  ['small files', [...Array(9).fill(79), 400], []],
  ['a big half', [10, 80, 90], ['half of the files have 80 lines or more']],
  ['a big tenth', [...Array(8).fill(10), 200, 300], ['one file in ten has 200 lines or more']],
] as [string, number[], string[]][])('%s', (_why, lengths, said) => {
  expect(crowdingIn(new Map(lengths.map((lines, i) => [`src/a/${i}.ts`, long(lines)])))).toEqual(said)
})
