import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { missingPackages } from '../../scripts/installed.mjs'

type Packages = Record<string, { version: string; optional?: boolean }>

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cardfile-installed-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const yaml: Packages = { 'node_modules/yaml': { version: '2.9.1' } }
const inner: Packages = { 'node_modules/a/node_modules/@b/c': { version: '1.0.0' } }
const mac: Packages = { 'node_modules/for-mac': { version: '1.0.0', optional: true } }

test.each<[string, Packages, Packages | undefined, string[], string[]]>([
  // why                                 lock file  npm's list of what it installed   folders   missing
  ['nothing was installed', yaml, undefined, [], ['yaml 2.9.1']],
  ['all is there', { ...yaml, ...inner }, { ...yaml, ...inner }, Object.keys({ ...yaml, ...inner }), []],
  [
    'a newer lock file',
    yaml,
    { 'node_modules/yaml': { version: '2.8.0' } },
    Object.keys(yaml),
    ['yaml 2.9.1'],
  ],
  ['a folder was deleted', yaml, yaml, [], ['yaml 2.9.1']],
  ['a folder is left from an install that stopped', yaml, undefined, Object.keys(yaml), ['yaml 2.9.1']],
  ['an inner package', inner, {}, [], ['@b/c 1.0.0']],
  ['a binary for another system is not missed', mac, {}, [], []],
  ['nor where npm lists it all the same', mac, mac, [], []],
  ['a package more than the lock file has is no fault', {}, yaml, Object.keys(yaml), []],
])('%s', (_why, wanted, present, folders, missing) => {
  write('package-lock.json', { packages: { '': { version: '0.1.0' }, ...wanted } })
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true })
  if (present) write('node_modules/.package-lock.json', { packages: present })
  expect(missingPackages(root)).toEqual(missing)
})

function write(file: string, value: unknown): void {
  mkdirSync(join(root, file, '..'), { recursive: true })
  writeFileSync(join(root, file), JSON.stringify(value))
}
