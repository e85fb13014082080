// A real Dovecot for a test: its own process, configuration, accounts and certificate, on free ports of this machine.

import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const PROGRAM = '/usr/sbin/dovecot'
export const hasDovecot = existsSync(PROGRAM) && existsSync('/usr/bin/openssl')

export const PASSWORD = 'Geheim "42" \\ ü'

export interface Server {
  /** With TLS from the first byte. */
  readonly tls: number
  /** Plain, with STARTTLS. */
  readonly plain: number
  /** The certificate, for NODE_EXTRA_CA_CERTS. */
  readonly ca: string
  readonly log: () => string
  /** Puts a mail into a folder of Sam's, as the server would: new, or in cur with flags. */
  deliver(folder: string, mail: string, flags?: string): void
  /** What lies in a folder: file names with their flags. */
  files(folder: string): string[]
  /** Renames everything under new numbers: UIDVALIDITY changes. */
  renumber(folder: string): void
  stop(): Promise<void>
}

export async function startDovecot(): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), 'cardfile-dovecot-'))
  chmodSync(dir, 0o755)
  const isRoot = process.getuid?.() === 0
  const mailUser = isRoot ? 'nobody' : userInfo().username
  const [uid, gid] = isRoot
    ? [idOf('-u', 'nobody'), idOf('-g', 'nobody')]
    : [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  const own = (path: string) => isRoot && chownSync(path, uid, gid)
  const [tls, plain] = [await freePort(), await freePort()]
  const key = join(dir, 'key.pem')
  const ca = join(dir, 'cert.pem')
  execFileSync(
    '/usr/bin/openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      ca,
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
    ],
    { stdio: 'ignore' },
  )
  const maildir = join(dir, 'mail')
  const folderOf = (name: string) => (name === 'INBOX' ? maildir : join(maildir, `.${name}`))
  const makeFolder = (name: string) => {
    for (const part of ['', 'cur', 'new', 'tmp']) {
      const path = join(folderOf(name), part)
      mkdirSync(path, { recursive: true })
      own(path)
    }
  }
  for (const name of ['INBOX', 'CRM', 'Kunden.CRM alt', 'Sent', 'Archive']) makeFolder(name)
  writeFileSync(join(dir, 'users'), `sam@example.com:{PLAIN}${PASSWORD}:${uid}:${gid}::${dir}::\n`, {
    mode: 0o644,
  })
  writeFileSync(join(dir, 'dovecot.conf'), config({ dir, tls, plain, key, ca, isRoot, mailUser, gid }))
  const child = spawn(PROGRAM, ['-F', '-c', join(dir, 'dovecot.conf')], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  child.stdout.on('data', (chunk) => (said += chunk))
  const log = () => `${said}${existsSync(join(dir, 'log')) ? readFileSync(join(dir, 'log'), 'utf8') : ''}`
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await answers(tls, log)
  let count = 0
  return {
    tls,
    plain,
    ca,
    log,
    deliver(folder, mail, flags) {
      const name = `${1_800_000_000 + count++}.M${count}P1.test`
      const path = join(
        folderOf(folder),
        flags === undefined ? 'new' : 'cur',
        flags === undefined ? name : `${name}:2,${flags}`,
      )
      writeFileSync(path, mail.replaceAll('\r\n', '\n'))
      own(path)
    },
    files(folder) {
      return ['cur', 'new'].flatMap((part) =>
        readdirSync(join(folderOf(folder), part)).map((name) => `${part}/${name}`),
      )
    },
    renumber(folder) {
      for (const name of readdirSync(folderOf(folder)))
        if (name.startsWith('dovecot')) rmSync(join(folderOf(folder), name), { recursive: true })
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

interface Settings {
  readonly dir: string
  readonly tls: number
  readonly plain: number
  readonly key: string
  readonly ca: string
  readonly isRoot: boolean
  readonly mailUser: string
  readonly gid: number
}

function config({ dir, tls, plain, key, ca, isRoot, mailUser }: Settings): string {
  const users = isRoot ? '' : `default_internal_user = ${mailUser}\ndefault_login_user = ${mailUser}\n`
  return `
protocols = imap
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
auth_verbose = yes
listen = 127.0.0.1
ssl = yes
ssl_cert = <${ca}
ssl_key = <${key}
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${dir}/mail
${users}
namespace inbox {
  inbox = yes
  separator = .
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${dir}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${dir}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${plain}
  }
  inet_listener imaps {
    port = ${tls}
    ssl = yes
  }
}
service anvil {
  chroot =
}
`
}

function idOf(option: string, user: string): number {
  return Number(execFileSync('id', [option, user], { encoding: 'utf8' }))
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function answers(port: number, log: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`dovecot does not answer:\n${log()}`)
}
