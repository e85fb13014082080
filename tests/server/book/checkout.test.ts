// What lies in the folder that the site is made from is what the commit holds of a book, by whatever way it got there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkOut } from '../../../src/server/book/checkout.ts'
import { placesIn } from '../../../src/server/book/places.ts'
import { kindOf } from '../../../src/server/book/policy/layout.ts'
import { randomFrom } from './chaos.ts'
import { serverFolder } from './server-folder.ts'

test('step by step or at once, through folders that become files', { timeout: 60_000 }, async () => {
  const { raw, repository, folder, first } = await serverFolder()
  const places = placesIn(folder)
  const random = randomFrom(9)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const paths = [
    'a.md',
    'b.md',
    'c/a.md',
    'c/d/a.md',
    'c/d/b.md',
    'a.md/b.md',
    '_media/a.png',
    '_templates/x.md',
    'no.txt',
  ]
  let tip = first
  let held: string | undefined
  for (let step = 0; step < 25; step++) {
    const files = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      path: `contacts/${pick(paths)}`,
      text: `---\nname: ${step}\n---\n`,
      mode: pick(['100644', '100644', '100644', '120000', '100755']),
    }))
    const without = Array.from({ length: Math.floor(random() * 3) }, () => `contacts/${pick(paths)}`)
    tip = raw.commit({ parents: [tip], files, without })
    raw.git(
      'push',
      '-q',
      '-f',
      repository,
      `${tip}:refs/heads/main`,
      '--receive-pack=git -c core.hooksPath=/dev/null -c receive.fsckObjects=false receive-pack',
    )
    await checkOut(places, tip, step % 7 === 6 ? undefined : held, 'contacts')
    held = tip
    const wanted = new Map(
      raw
        .git('ls-tree', '-r', '-z', tip)
        .split('\0')
        .map((line) => /^(\d+) blob (\w+)\t(.*)$/.exec(line))
        .filter((line) => line?.[1]?.startsWith('100') && kindOf(line[3] ?? '', 'contacts') !== undefined)
        .map((line) => [line?.[3] ?? '', line?.[2] ?? '']),
    )
    const there = readdirSync(places.work, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(places.work.length + 1))
    expect(there.sort(), `step ${step}`).toEqual([...wanted.keys()].sort())
    for (const [path, id] of wanted) expect(raw.blob(readFileSync(join(places.work, path)))).toBe(id)
  }
})
