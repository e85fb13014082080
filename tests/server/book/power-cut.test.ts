// A power cut right after "stored": what was said to be stored is there. On a file system that forgets all that is not on
// disk, which takes root and a loop device: CARDFILE_POWER_CUTS=20 npx vitest run tests/server/book/power-cut.test.ts
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createServerBook, openServerBook } from '../../../src/server/book/index.ts'
import { fakeBuild } from './fake-build.ts'
import { RawRepository } from './raw-repository.ts'
import { FILES, tempFolder, writeFiles } from './server-folder.ts'
import { SAM, serve } from './serving.ts'
import { pushBody, pushed } from './web-push.ts'

const CUTS = Number(process.env.CARDFILE_POWER_CUTS ?? 0)

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: from now on nothing reaches the disk, the journal neither. */
const CUT = `import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))`

const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'pipe' })

/** @returns how many of the pushes that were acknowledged are there after the cut */
async function survivors(cuts: number, spoil: (folder: string) => void): Promise<number> {
  const dir = tempFolder()
  const [image, mount, cards] = [join(dir, 'image'), join(dir, 'disk'), join(dir, 'cards')]
  const { program } = fakeBuild(dir)
  const say = () => undefined
  writeFiles(
    dir,
    Object.fromEntries(
      Object.entries(FILES).map(([name, text]) => [name.replace(/^contacts/, 'cards'), text]),
    ),
  )
  mkdirSync(mount)
  let survived = 0
  for (let n = 0; n < cuts; n++) {
    run('dd', 'if=/dev/zero', `of=${image}`, 'bs=1M', 'count=64', 'status=none')
    run('mkfs.ext4', '-q', '-F', image)
    run('mount', '-o', 'loop', image, mount)
    const folder = join(mount, 'server')
    await createServerBook({ folder, cards, program, say })
    const book = await openServerBook({ folder, program, say })
    await book.published()
    spoil(folder)
    run('sync', '-f', mount)
    const web = await serve(book)
    const raw = new RawRepository(join(dir, `raw-${n}.git`))
    const tip = raw.fetch(join(folder, 'book.git'))
    const commit = raw.commit({ parents: [tip], files: [{ path: 'contacts/b.md' }] })
    expect(await pushed(web.port, SAM, pushBody(raw, tip, commit))).toMatchObject({ ok: true })
    run('python3', '-c', CUT, mount)
    await web.close()
    await book.close().catch(() => undefined)
    run('umount', mount)
    run('mount', '-o', 'loop', image, mount)
    const git = (...args: string[]) => raw.run(['--git-dir', join(folder, 'book.git'), ...args])
    const { out } = await git('rev-parse', 'refs/heads/main')
    const isWhole = (await git('fsck', '--full')).code === 0
    if (out.trim() === commit && isWhole) survived++
    // And the server starts on what is there; it takes this very process for a later one.
    writeFileSync(join(folder, 'server.json'), '')
    if (out.trim() === commit) await (await openServerBook({ folder, program, say })).close()
    run('umount', mount)
  }
  return survived
}

test.skipIf(CUTS === 0)(
  'what was said to be stored outlives a power cut',
  { timeout: CUTS * 60_000 },
  async () => {
    expect(await survivors(CUTS, () => undefined)).toBe(CUTS)
  },
)

test.skipIf(CUTS === 0)(
  'without the hook it does not: the test can fail',
  { timeout: CUTS * 60_000 },
  async () => {
    const spoil = (folder: string) =>
      writeFileSync(join(folder, 'book.git/hooks/reference-transaction'), '#!/bin/sh\nexit 0\n')
    expect(await survivors(CUTS, spoil)).toBeLessThan(CUTS)
  },
)
