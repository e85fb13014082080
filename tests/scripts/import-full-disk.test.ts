// The disk fills up while an import writes: the book is as it was, and says why. On a file system of a few hundred KB of its own.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runIn } from './cli.ts'

const place = mkdtempSync(join(tmpdir(), 'cardfile-full-'))
const mount = (size: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place], { stdio: 'ignore' }).status === 0
const unmount = () => spawnSync('umount', [place], { stdio: 'ignore' })
const canMount = process.platform === 'linux' && mount('64k')
if (canMount) unmount()
afterAll(() => {
  unmount()
  rmSync(place, { recursive: true, force: true })
})

const VCARDS = Array.from(
  { length: 300 },
  (_, n) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Person ${n}\r\nEMAIL:p${n}@people.example\r\nEND:VCARD\r\n`,
).join('')
const ADA = '---\nname: Ada\nemail: ada@engines.example\n---\n'
const UPDATE =
  'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEMAIL:ada@engines.example\r\nTITLE:Countess\r\nEND:VCARD\r\n'

test.skipIf(!canMount)(
  'a full disk leaves the old book (skipped where no file system can be mounted)',
  async () => {
    const moments = new Set<string>()
    for (const size of ['360k', '600k', '900k', '1200k']) {
      expect(mount(size)).toBe(true)
      mkdirSync(join(place, 'contacts'))
      const git = (...words: string[]) => execFileSync('git', words, { cwd: place, encoding: 'utf8' }).trim()
      git('init', '-q', '-b', 'main', '--template=')
      git('config', 'user.name', 'Sam')
      git('config', 'user.email', 'sam@example.com')
      writeFileSync(join(place, 'contacts/ada.md'), ADA)
      git('add', 'contacts')
      git('commit', '-qm', 'Begin')
      const list = join(tmpdir(), `cardfile-full-${process.pid}.vcf`)
      writeFileSync(list, UPDATE + VCARDS)
      const { status, err } = await runIn(place, ['import', list, '--yes'])
      rmSync(list)
      moments.add(err.includes('could not all be written') ? 'while files are written' : 'before')
      const now = {
        status,
        files: readdirSync(join(place, 'contacts')),
        open: git('status', '--porcelain', 'contacts'),
      }
      expect(now, size).toEqual({ status: 1, files: ['ada.md'], open: '' })
      expect(git('rev-list', '--count', 'HEAD')).toBe('1')
      expect(err).toContain('See whether the disk is full')
      unmount()
    }
    expect(moments).toContain('while files are written')
  },
)
