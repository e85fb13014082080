// docs/server.md for the admin, tried as written: backup and restore by its own commands, on other paths and by the user
// who runs the test; and its files for other programs, asked of those programs where they are installed.
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openUsers } from '../../../src/server/index.ts'
import { COMMAND, ROOT, temporaryFolder } from '../book.ts'
import { blocksUnder, isInstalled } from './admin-page.ts'
import { cardAt, gitIn } from './book-at.ts'
import { type IntranetServer, startServer } from './server.ts'

const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' }
const SAM = ['-c', 'user.name=Sam Rivers', '-c', 'user.email=sam@example.com']

test('a book that is backed up is restored, with its people; newer clones bring the rest', {
  timeout: 400_000,
}, async () => {
  const server = await startServer()
  const home = temporaryFolder()
  mkdirSync(path.join(home, 'backup'))
  const me = userInfo()
  const places: Readonly<Record<string, string>> = {
    '/srv/crm': server.folder,
    '/backup/': `${home}/backup/`,
    '/tmp/': `${home}/`,
    '-o cardfile -g cardfile': `-o ${me.uid} -g ${me.gid}`,
    'chown -R cardfile': `chown -R ${me.uid}`,
    'runuser -u cardfile -- cardfile': `'${process.execPath}' '${COMMAND}'`,
  }
  // In one go: what is put in may look like a place itself.
  const own = (text: string) =>
    text.replace(RegExp(Object.keys(places).join('|'), 'g'), (one) => places[one] ?? one)
  const sh = (commands: string) =>
    execFileSync('sh', ['-ec', own(commands)], { cwd: ROOT, env, encoding: 'utf8' })
  const [backup = '', restore = ''] = blocksUnder('Backup and restore', 'sh')

  const laptop = path.join(home, 'laptop')
  execFileSync('git', ['clone', '-q', await server.gitAddress('sam'), laptop], { env })
  const commit = (file: string, text: string) => {
    writeFileSync(path.join(laptop, 'contacts', file), text)
    execFileSync('git', ['add', '-A'], { cwd: laptop, env })
    execFileSync('git', [...SAM, 'commit', '-q', '-m', `Write ${file}`], { cwd: laptop, env })
    execFileSync('git', ['push', '-q'], { cwd: laptop, env, stdio: 'pipe' })
  }
  // A user of its own, and its token, by the page's words.
  sh('runuser -u cardfile -- cardfile user add backup --role reader --generate --book /srv/crm')
  const token = sh('runuser -u cardfile -- cardfile user token backup "Backup" --book /srv/crm')
  const secret = /^\S{20,}$/m.exec(token)?.[0] ?? ''
  const [once = '', nightly = ''] = backup
    .split('\n')
    .map((line) =>
      line.replace('https://backup@crm.example.com', `http://backup:${secret}@127.0.0.1:${server.port}`),
    )
  expect([once, nightly]).toEqual([
    expect.stringMatching(/^git clone --mirror /),
    expect.stringContaining('remote update'),
  ])
  sh(once)
  commit('grace-hopper.md', '---\nname: Grace Hopper\n---\n')
  sh(nightly)
  copyFileSync(path.join(server.folder, 'users.json'), path.join(home, 'backup/users.json'))
  const before = await stateOf(server)
  commit('alan-turing.md', '---\nname: Alan Turing\n---\n')

  const cookie = await server.logIn('sam')
  const lines = restore.trim().split('\n')
  expect([lines[0], lines.at(-1)]).toEqual(['systemctl stop cardfile', 'systemctl start cardfile'])
  expect(await server.end()).toBe(0)
  sh(lines.slice(1, -2).join('\n'))
  await serveOnce(own(lines.at(-2) ?? ''))
  const restored = await server.restart()

  expect(await stateOf(restored)).toEqual(before)
  expect(gitIn(restored, 'fsck', '--strict')).toBe('')
  expect(statSync(path.join(restored.folder, 'users.json')).mode & 0o777).toBe(0o600)
  // Everybody has the password they had, and logs in anew: sessions are not in the backup.
  const session = async (cookie: string) =>
    (await fetch(`${restored.address}session`, { headers: { Cookie: cookie } })).status
  expect([await session(cookie), await session(await restored.logIn('sam'))]).toEqual([401, 200])
  // The laptop's token is as good as before, and what the backup lacks comes back with it.
  expect(gitIn(restored, 'ls-tree', '--name-only', 'main:contacts')).not.toContain('alan-turing')
  execFileSync(process.execPath, [COMMAND, 'sync'], { cwd: laptop, env, stdio: 'pipe' })
  expect(cardAt(restored, 'contacts/alan-turing.md')).toBe('---\nname: Alan Turing\n---\n')
})

test.skipIf(!isInstalled('systemd-analyze'))(
  'systemd takes the unit (skipped without systemd-analyze)',
  () => {
    const [unit = ''] = blocksUnder('Let it run', 'ini')
    const file = path.join(temporaryFolder(), 'cardfile.service')
    writeFileSync(file, unit.replace('/opt/cardfile/node_modules/node/bin/node', process.execPath))
    // What it says of this machine's other units is theirs.
    expect(run('systemd-analyze', 'verify', '--recursive-errors=no', file).match(/.*cardfile.*/g)).toBeNull()
  },
)

test.skipIf(!isInstalled('caddy'))('Caddy takes its file (skipped without caddy)', () => {
  const [caddy = ''] = blocksUnder('https', '')
  const file = path.join(temporaryFolder(), 'Caddyfile')
  writeFileSync(file, caddy)
  expect(run('caddy', 'validate', '--adapter', 'caddyfile', '--config', file)).toContain(
    'Valid configuration',
  )
})

test.skipIf(!isInstalled('nginx') || !isInstalled('openssl'))(
  'nginx takes both of its files (skipped without nginx and openssl)',
  () => {
    const home = temporaryFolder()
    const certificate = [
      '-keyout',
      'crm.key',
      '-out',
      'crm.pem',
      '-subj',
      '/CN=crm.example.com',
      '-days',
      '2',
    ]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...certificate], {
      cwd: home,
      stdio: 'pipe',
    })
    for (const heading of ['https', 'Without this server']) {
      const [server = ''] = blocksUnder(heading, 'nginx')
      const file = path.join(home, 'nginx.conf')
      const temporary = ['client_body', 'fastcgi', 'proxy', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${home}/${name};`,
      )
      const inside = server
        // Who is not root may not listen there.
        .replace('listen 443 ssl;', 'listen 127.0.0.1:8443 ssl;')
        .replaceAll('/etc/ssl/', `${home}/`)
        .replaceAll('include fastcgi_params', 'include /etc/nginx/fastcgi_params')
      writeFileSync(
        file,
        `pid ${home}/pid;\nerror_log ${home}/error.log;\nevents {}\nhttp {\naccess_log off;\n${temporary.join('\n')}\n${inside}}\n`,
      )
      expect(run('nginx', '-t', '-p', home, '-e', `${home}/error.log`, '-c', file)).toMatch(
        /test is successful\n$/,
      )
      expect(run('nginx', '-t', '-p', home, '-e', `${home}/error.log`, '-c', file)).not.toContain('[warn]')
    }
  },
)

/** All that the program says, of both outputs; a status other than 0 is a fault. */
function run(...words: string[]): string {
  const home = temporaryFolder()
  return execFileSync('sh', ['-c', 'exec "$@" 2>&1', 'sh', ...words], {
    encoding: 'utf8',
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
  })
}

/** The line that serves, until it has printed the address; then Ctrl+C. */
async function serveOnce(line: string): Promise<void> {
  const child = spawn('sh', ['-c', `exec ${line.replace(/ #.*/, '')} --port 0`], { cwd: ROOT, env })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      if (/: http:\/\/\S+\/$/m.test(said)) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`serve ended: ${said}`)))
  })
  child.kill('SIGINT')
  expect(await ended, said).toBe(0)
}

/** The book to the last commit, a page as Sam sees it once the site is of that commit, and who may log in. */
async function stateOf(server: IntranetServer) {
  const tip = gitIn(server, 'rev-parse', 'main').trim()
  const headers = { Cookie: await server.logIn('sam') }
  await expect
    .poll(async () => (await (await fetch(`${server.address}session`, { headers })).json()).book, {
      timeout: 60_000,
    })
    .toBe(tip)
  const pages = ['card/ada-lovelace.html', 'card/grace-hopper.html', 'contacts.html']
  return {
    tip,
    cards: gitIn(server, 'ls-tree', '-r', 'main'),
    pages: await Promise.all(
      pages.map(async (page) => (await fetch(server.address + page, { headers })).text()),
    ),
    people: openUsers(server.folder, () => '2026-11-23')
      .list()
      .map(({ handle, role }) => `${handle} ${role}`),
  }
}
