// Bodies on their way: whole or not at all, bounded as sent and as inflated, and never with a name.
import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openSpool, type Taken, Unfit } from '../../../src/server/book/spool.ts'
import { tempFolder } from './server-folder.ts'

const LIMITS = { most: 1000, together: 1500 }

async function* pieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function contents({ file }: Taken): Promise<string> {
  const { size } = await file.stat()
  // Its place is the beginning: git, which inherits the file, reads on from there.
  const { buffer } = await file.read(Buffer.alloc(size), 0, size, null)
  return buffer.toString('utf8')
}

test('a body is taken whole, plain or compressed, into a file without a name', async () => {
  const folder = tempFolder()
  const spool = await openSpool(folder)
  const text = 'Grüße '.repeat(100)
  for (const [body, encoding] of [
    [Buffer.from(text), undefined],
    [gzipSync(text), 'gzip'],
    [gzipSync(text), 'x-gzip'],
  ] as const) {
    const taken = await spool.take(pieces(body), encoding, LIMITS)
    expect(readdirSync(folder)).toEqual([])
    expect(await contents(taken)).toBe(text)
    await taken.close()
  }
})

test.each([
  ['larger than may be', () => pieces(Buffer.alloc(1001)), undefined, 413],
  ['larger when it is inflated', () => pieces(gzipSync(Buffer.alloc(100_000))), 'gzip', 413],
  ['not what it says', () => pieces(Buffer.from('plain')), 'gzip', 400],
  [
    'cut in the middle of what is compressed',
    () => pieces(gzipSync('x'.repeat(500)).subarray(0, 15)),
    'gzip',
    400,
  ],
  ['compressed in another way', () => pieces(Buffer.alloc(1)), 'zstd', 415],
])('a body that is %s is refused', async (_why, body, encoding, status) => {
  const spool = await openSpool(tempFolder())
  const error = await spool.take(body(), encoding, LIMITS).catch((one: unknown) => one)
  expect(error).toBeInstanceOf(Unfit)
  expect((error as Unfit).status).toBe(status)
})

test('a body is not read on when it is too large', async () => {
  const spool = await openSpool(tempFolder())
  let sent = 0
  let hasLeft = false
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        sent += 100
        yield Buffer.alloc(100)
      }
    } finally {
      hasLeft = true
    }
  }
  await expect(spool.take(endless(), undefined, LIMITS)).rejects.toThrow(Unfit)
  expect(sent).toBeLessThan(100_000)
  expect(hasLeft).toBe(true)
})

test('all bodies together have a limit too, and room comes back', async () => {
  const spool = await openSpool(tempFolder())
  const take = () => spool.take(pieces(Buffer.alloc(900)), undefined, LIMITS)
  const first = await take()
  await expect(take()).rejects.toMatchObject({ status: 503 })
  await first.close()
  const second = await take()
  await second.close()
  // What was refused, or cut, holds no room either.
  async function* cut(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(800)
    throw new Error('cut')
  }
  for (let n = 0; n < 5; n++) await expect(spool.take(cut(), undefined, LIMITS)).rejects.toThrow('cut')
  await (await take()).close()
})

test('what a killed server left is gone at the next start', async () => {
  const folder = tempFolder()
  const { writeFileSync, mkdirSync } = await import('node:fs')
  writeFileSync(`${folder}/0123`, 'x')
  mkdirSync(`${folder}/canary.git/objects`, { recursive: true })
  await openSpool(folder)
  expect(readdirSync(folder)).toEqual([])
})
