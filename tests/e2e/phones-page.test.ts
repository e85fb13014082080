// docs/phones.md, as an admin follows it: its commands and files as they stand, with other paths, users and ports. Skipped
// where a program is not installed: apt-get install radicale apache2-utils python3-bcrypt vdirsyncer khard

import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { environment, freePort, missing, runWell } from '../../scripts/corpora/clients/programs.ts'
import { COMMAND, temporaryFolder, writeBook } from './book.ts'
import { blocksUnder, isInstalled } from './intranet/admin-page.ts'
import { CONFIG } from './intranet/server.ts'

const PAGE = 'docs/phones.md'
const absent = [
  ...missing('radicale', 'vdirsyncer', 'khard'),
  ...(isInstalled('htpasswd') ? [] : ['apache2-utils']),
  ...(existsSync('/usr/lib/python3/dist-packages/bcrypt') ? [] : ['python3-bcrypt']),
]

test.skipIf(absent.length > 0)(
  `an admin’s commands, and a person’s in a terminal${absent.length > 0 ? ` (skipped: without ${absent.join(', ')})` : ''}`,
  async () => {
    const home = temporaryFolder()
    const port = await freePort()
    const office = path.join(home, 'office')
    writeBook(path.join(office, 'contacts'), {
      'cardfile.yaml': CONFIG,
      'ada-lovelace.md':
        '---\nname: Ada Lovelace\nphone: "+44 20 7946 0958"\nowner: sam\nnext: Send the terms\ndue: 2026-12-01\n---\n',
    })
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=Sam', '-c', 'user.email=sam@example.com', ...words], {
        cwd: office,
      })
    git('init', '-q', '-b', 'main')
    git('add', '-A')
    git('commit', '-q', '-m', 'Begin the book')
    for (const folder of ['etc', 'var']) mkdirSync(path.join(home, folder))

    const adapted = (text: string) =>
      text
        .replaceAll('/etc/radicale', `${home}/etc`)
        .replaceAll('/var/lib/radicale', `${home}/var`)
        .replace(/^apt-get .*\n/gm, '')
        .replace(/^systemctl .*\n/gm, '')
        .replaceAll('-o radicale -g radicale ', '')
        .replaceAll('runuser -u radicale -- ', '')
        .replace(/chown root:radicale \S+ && /g, '')
        .replace(/https:\/\/phones:TOKEN@\S+/g, office)
        .replace(/htpasswd -B (\S+) sam/g, 'htpasswd -B -b $1 sam secret 2>/dev/null')
        .replace(
          /(^|[ =/])(?:\/usr\/local\/bin\/)?cardfile (?=--book)/gm,
          `$1'${process.execPath}' '${COMMAND}' `,
        )
        .replaceAll('127.0.0.1:5232', `127.0.0.1:${port}`)
        .replaceAll('https://phones.example.com', `http://127.0.0.1:${port}`)
    const sh = (text: string) =>
      execFileSync('sh', ['-euc', text], {
        cwd: home,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      })
    const [install = '', passwords = '', first = ''] = blocksUnder('Radicale', 'sh', PAGE).map(adapted)
    const [config = '', service = ''] = blocksUnder('Radicale', 'ini', PAGE).map(adapted)
    sh(install)
    writeFileSync(path.join(home, 'etc/config'), config)
    sh(passwords)
    expect(sh(first)).toMatch(/ [1-9]\d* written, 0 removed/)

    const child = spawn('/usr/bin/radicale', ['-C', path.join(home, 'etc/config')], {
      env: environment(home),
    })
    onTestFinished(async () => {
      const ended = new Promise((resolve) => child.once('close', resolve))
      child.kill()
      await ended
    })
    const ask = (name: string, method = 'GET', password = 'secret') =>
      fetch(`http://127.0.0.1:${port}/sam/${name}`, {
        method,
        headers: { Authorization: `Basic ${btoa(`sam:${password}`)}` },
      })
    const card = 'cardfile-contacts/cardfile-ada-lovelace.vcf'
    await expect
      .poll(() =>
        ask(card)
          .then((one) => one.status)
          .catch(() => 0),
      )
      .toBe(200)
    expect([(await ask(card, 'DELETE')).status, (await ask(card, 'GET', 'wrong')).status]).toEqual([403, 401])

    // What the timer runs, after a change that somebody pushed. A number is in the calendars, too.
    const runs = [...service.matchAll(/^ExecStart=(.*)$/gm)].map(([, line = '']) => line)
    expect(runs).toHaveLength(2)
    const file = path.join(office, 'contacts/ada-lovelace.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('0958', '0959'))
    git('commit', '-qam', 'A new number')
    expect(sh(runs.join('\n'))).toMatch(/: 6 collections, 3 written, 0 removed, 0 unchanged/)
    expect(await (await ask(card)).text()).toContain('+44 20 7946 0959')

    // Sam's own computer.
    const [settings = ''] = blocksUnder('In a terminal', 'ini', PAGE).map(adapted)
    mkdirSync(path.join(home, '.config/vdirsyncer'), { recursive: true })
    writeFileSync(path.join(home, '.config/vdirsyncer/password'), 'secret')
    writeFileSync(path.join(home, '.config/vdirsyncer/config'), settings.replaceAll('~/', `${home}/`))
    await runWell('/usr/bin/vdirsyncer', ['discover'], home, 'y\n'.repeat(20))
    await runWell('/usr/bin/vdirsyncer', ['sync'], home)
    const khard = path.join(home, 'khard.conf')
    writeFileSync(khard, `[addressbooks]\n[[crm]]\npath = ${home}/.contacts/cardfile-contacts\n`)
    expect(await runWell('/usr/bin/khard', ['-c', khard, 'phone', '--parsable'], home)).toMatch(
      /^\+44 20 7946 0959\tAda Lovelace\t/,
    )
    expect(existsSync(path.join(home, '.calendars/cardfile-calendar'))).toBe(true)
  },
)
