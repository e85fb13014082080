// The set-up without a server of ours, as docs/server.md has it: nginx, fcgiwrap, git's own http-backend. The page's
// commands and files are taken from it as they stand, with other paths and without https. Skipped where nginx or fcgiwrap
// are not installed (apt-get install nginx fcgiwrap).
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser, SCREENS } from '../../setup/browser.ts'
import { COMMAND, temporaryFolder, writeBook } from '../book.ts'
import { blocksUnder, isInstalled } from './admin-page.ts'
import { CONFIG } from './server.ts'

const BACKEND = '/usr/lib/git-core/git-http-backend'
const isHere = isInstalled('nginx') && isInstalled('fcgiwrap') && existsSync(BACKEND)
const PASSWORD = 'correct horse battery'

test.skipIf(!isHere)(
  'nginx and git alone: clone, push, an edit on the page, the site made anew (skipped without nginx and fcgiwrap)',
  async () => {
    const home = temporaryFolder()
    const port = await freePort()
    const office = path.join(home, 'office')
    writeBook(path.join(office, 'contacts'), {
      'cardfile.yaml': CONFIG,
      'ada-lovelace.md': '---\nname: Ada Lovelace\nnext: Send the terms\n---\n',
    })
    git(office, 'init', '-q', '-b', 'main')
    git(office, 'add', '-A')
    git(office, 'commit', '-q', '-m', 'Begin the book')
    const paths = (text: string) =>
      text
        .replaceAll('/path/to/office', office)
        .replaceAll('/srv/git', `${home}/git`)
        .replaceAll('/etc/nginx/crm.htpasswd', `${home}/htpasswd`)
        .replaceAll('unix:/run/fcgiwrap.socket', `unix:${home}/fcgiwrap.socket`)
        .replaceAll('cardfile build', `'${process.execPath}' '${COMMAND}' build`)
        .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
        .replace(/ +ssl_certificate.*\n/g, '')
    const [commands = '', hook = ''] = blocksUnder('Without this server', 'sh').map(paths)
    const [nginx = ''] = blocksUnder('Without this server', 'nginx').map(paths)

    mkdirSync(path.join(home, 'git'))
    execFileSync('sh', ['-ec', commands.replace(/^htpasswd .*$/m, '')], { env, stdio: 'pipe' })
    writeFileSync(path.join(home, 'htpasswd'), `sam:{PLAIN}${PASSWORD}\n`)
    const book = path.join(home, 'git/book.git')
    const file = path.join(book, 'hooks/post-receive')
    writeFileSync(file, hook)
    chmodSync(file, 0o755)
    execFileSync(file, { cwd: book, env })
    await expect
      .poll(() => existsSync(path.join(home, 'git/site/index.html')), { timeout: 120_000 })
      .toBe(true)

    run('fcgiwrap', ['-s', `unix:${home}/fcgiwrap.socket`])
    writeFileSync(path.join(home, 'nginx.conf'), frame(home, nginx))
    run('nginx', ['-p', home, '-c', path.join(home, 'nginx.conf')])
    const address = `http://127.0.0.1:${port}`
    const headers = { Authorization: `Basic ${Buffer.from(`sam:${PASSWORD}`).toString('base64')}` }
    await expect
      .poll(() =>
        fetch(address).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(401)
    await expect.poll(() => existsSync(path.join(home, 'fcgiwrap.socket'))).toBe(true)

    const status = async (target: string, more = {}) =>
      (await fetch(address + target, { headers, ...more })).status
    const next = async () => {
      const card = await (await fetch(`${address}/card/ada-lovelace.html`, { headers })).text()
      return /class="next-text"[^>]*>([^<]*)/.exec(card)?.[1]
    }
    await expect.poll(next, { timeout: 60_000 }).toBe('Send the terms')
    // By this the page knows that nobody logs in here.
    expect(await status('/session')).toBe(404)
    for (const target of [
      '/.cardfile-site.json',
      '/git/book.git/HEAD',
      '/git/book.git/config',
      '/git/',
      '/../htpasswd',
    ])
      expect([target, await status(target)]).toEqual([target, 404])

    const clone = path.join(home, 'clone')
    const remote = `http://sam:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/git/book.git`
    git(home, 'clone', '-q', remote, clone)
    writeFileSync(
      path.join(clone, 'contacts/ada-lovelace.md'),
      '---\nname: Ada Lovelace\nnext: Ring the board\n---\n',
    )
    git(clone, 'commit', '-q', '-a', '-m', 'Ring instead')
    git(clone, 'push', '-q')
    await expect.poll(next, { timeout: 60_000 }).toBe('Ring the board')
    // What a page asks for: objects by their ids, without a clone.
    const refs = await fetch(`${address}/git/book.git/info/refs?service=git-upload-pack`, {
      headers: { ...headers, 'Git-Protocol': 'version=2' },
    })
    expect(await refs.text()).toMatch(/fetch=.*filter.*ref-in-want|fetch=.*ref-in-want.*filter/)
    expect((await fetch(`${address}/git/book.git/info/refs?service=git-receive-pack`)).status).toBe(401)

    // Who types no git: the page asks who one is, and its edit goes through nginx and git as it stands here.
    const browser = await openBrowser()
    onTestFinished(() => browser.close())
    const context = await browser.newContext({
      ...SCREENS.phone,
      reducedMotion: 'reduce',
      httpCredentials: { username: 'sam', password: PASSWORD },
    })
    context.setDefaultTimeout(20_000)
    const visitor = await context.newPage()
    const faults: string[] = []
    visitor.on('pageerror', (error) => faults.push(error.message))
    await visitor.goto(`${address}/card/ada-lovelace.html`)
    const sheet = visitor.locator('dialog[open]')
    await visitor.locator('[data-account]').click()
    await sheet.getByRole('heading', { name: 'Who are you?' }).waitFor()
    await sheet.getByRole('button', { name: 'Kim Sato' }).click()
    await visitor.getByRole('button', { name: 'Log', exact: true }).click()
    await sheet.getByLabel('What happened?').fill('Called, the board agrees')
    await sheet.locator('[type="submit"]').click()
    await visitor.locator('.toast', { hasText: 'Logged.' }).filter({ hasText: 'Sent.' }).waitFor()
    const asked = (...args: string[]) =>
      execFileSync('git', ['--git-dir', book, ...args], { encoding: 'utf8' })
    expect(asked('log', '-1', '--format=%an <%ae>: %s', 'main')).toBe(
      'Kim Sato <kim@example.com>: Log a call with Ada Lovelace\n',
    )
    expect(asked('show', 'main:contacts/ada-lovelace.md')).toContain(
      '- 2026-11-23 call @kim: Called, the board agrees\n',
    )
    const shown = async () => (await fetch(`${address}/card/ada-lovelace.html`, { headers })).text()
    await expect.poll(shown, { timeout: 60_000 }).toContain('Called, the board agrees')
    expect(faults).toEqual([])
  },
)

const env = {
  ...process.env,
  GIT_AUTHOR_NAME: 'Sam Rivers',
  GIT_AUTHOR_EMAIL: 'sam@example.com',
  GIT_COMMITTER_NAME: 'Sam Rivers',
  GIT_COMMITTER_EMAIL: 'sam@example.com',
  GIT_TERMINAL_PROMPT: '0',
}

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', args, { cwd, env, stdio: 'pipe' })
}

/** Everything in the test's own folder; by the user who runs the test. */
function frame(home: string, server: string): string {
  const user = process.getuid?.() === 0 ? 'user root;\n' : ''
  const temporary = ['client_body', 'fastcgi', 'proxy', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${home}/${name};`,
  )
  return `${user}daemon off;
pid ${home}/nginx.pid;
error_log ${home}/error.log;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${temporary.join('\n  ')}
  ${server.replaceAll('include fastcgi_params', 'include /etc/nginx/fastcgi_params')}
}
`
}

function run(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { env, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
