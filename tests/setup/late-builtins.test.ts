import childProcess from 'node:child_process'
import crypto from 'node:crypto'
import util from 'node:util'
import { expect, test } from 'vitest'
import { lateModule } from '../../scripts/late-builtins.ts'

/** Loads what the bundle has in place of a module of Node. */
async function late(name: string): Promise<Record<string, unknown> & { default: Record<string, unknown> }> {
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(lateModule(name))}`)
}

test.each([
  // module, its real self
  ['child_process', childProcess],
  ['crypto', crypto],
  ['util', util],
])('%s has every export that it has in Node, of the same kind', async (name, real) => {
  const kinds = (all: object): string[] =>
    Object.entries(Object.getOwnPropertyDescriptors(all))
      .filter(([key, { value }]) => value !== undefined && key !== 'default')
      .map(([key, { value }]) => `${key} ${typeof value}`)
      .sort()
  expect(kinds(await late(name))).toEqual(expect.arrayContaining(kinds(real)))
})

test('functions give what they give in Node', async () => {
  const { createHash, randomBytes } = (await late('crypto')) as unknown as typeof crypto
  expect(createHash('sha256').update('x').digest('hex')).toMatch(/^2d711642b726b044/)
  expect(randomBytes(4)).toHaveLength(4)
  const { default: whole } = (await late('util')) as unknown as { default: typeof util }
  expect(whole.format('%d', 7)).toBe('7')
})

test('what promisify knows of execFile is kept: it gives both outputs', async () => {
  const { execFile } = (await late('child_process')) as unknown as typeof childProcess
  expect(await util.promisify(execFile)(process.execPath, ['-p', '1'])).toEqual({ stdout: '1\n', stderr: '' })
})

test('classes can be made', async () => {
  const { TextDecoder } = (await late('util')) as unknown as typeof util
  expect(new TextDecoder().decode(new Uint8Array([65]))).toBe('A')
})

test('a module that Node lacks is a fault', () => {
  expect(() => lateModule('nonesuch')).toThrow('Node has no module "nonesuch".')
})
