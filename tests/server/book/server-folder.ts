// A server folder for a test: a small book with what an admin has beside the cards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { createServerBook, type GitUser, judgePush } from '../../../src/server/book/index.ts'
import { ENVIRONMENT, type Ended, RawRepository } from './raw-repository.ts'
import { PROGRAM, SAM } from './serving.ts'

export const FILES: Readonly<Record<string, string>> = {
  'package.json': '{ "private": true }\n',
  '.gitattributes': '*.md merge=cardfile\n',
  '.vscode/settings.json': '{}\n',
  'contacts/cardfile.yaml': `title: Test Office
timezone: Europe/London
today: 2026-11-23
team:
  sam: { name: Sam Rivers, email: sam@example.com }
  kim: { name: Kim Osei, email: kim@example.com }
stages:
  contact: [lead, prospect, customer]
  deal: [proposal, won, lost]
`,
  'contacts/ada-lovelace.md':
    '---\nname: Ada Lovelace\nstage: lead\n---\n\n## Log\n\n- 2026-11-03 call @sam: Hello.\n',
  'contacts/strasse.md': '---\nname: Strasse GmbH\nkind: org\n---\n',
  'contacts/_templates/person.md': '---\nname: ""\n---\n',
}

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
}, 120_000)

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cardfile-book-'))
  made.push(folder)
  return folder
}

export interface ServerFolder {
  /** The server folder. */
  readonly folder: string
  readonly repository: string
  /** A repository that pushes to it. */
  readonly raw: RawRepository
  /** The commit that the book begins with. */
  readonly first: string
  /** What was said to the admin. */
  readonly said: string[]
  /** Pushes past the web, as git does behind it: hooks and all. */
  push(spec: string, user?: GitUser | undefined): Promise<Ended>
  /** What the hook would say of such a push, without git and without a process of its own. */
  judge(commit: string, user?: GitUser, ref?: string): Promise<Verdict>
  tip(): string
}

interface Verdict {
  readonly verdict: string | undefined
  readonly lines: readonly string[]
}

/** A book on a server, not opened, made from a clone that an admin has. */
export async function serverFolder(files: Readonly<Record<string, string>> = FILES): Promise<ServerFolder> {
  const dir = tempFolder()
  const admin = new RawRepository(join(dir, 'admin.git'))
  const begun = admin.commit({
    parents: [],
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    name: 'Admin',
    email: 'admin@example.com',
  })
  admin.git('update-ref', 'refs/heads/main', begun)
  const folder = join(dir, 'server')
  const said: string[] = []
  const say = (line: string) => said.push(line)
  await createServerBook({ folder, from: admin.folder, program: PROGRAM, say })
  const repository = join(folder, 'book.git')
  const raw = new RawRepository(join(dir, 'raw.git'))
  const first = raw.fetch(repository)
  return {
    folder,
    repository,
    raw,
    first,
    said,
    push: (spec, user: GitUser | undefined = SAM) =>
      raw.run(['push', '-q', '--', repository, spec], {
        CARDFILE_HANDLE: user.handle,
        CARDFILE_EMAILS: JSON.stringify(user.emails),
      }),
    judge: async (commit, user = SAM, ref = 'refs/heads/main') => {
      const old = await raw.run(['--git-dir', repository, 'for-each-ref', '--format=%(objectname)', ref])
      return judgePush({
        repository,
        // As git hands a push to the hook: objects that are not the repository's yet.
        env: {
          ...ENVIRONMENT,
          GIT_DIR: repository,
          GIT_ALTERNATE_OBJECT_DIRECTORIES: join(raw.folder, 'objects'),
          CARDFILE_HANDLE: user.handle,
          CARDFILE_EMAILS: JSON.stringify(user.emails),
        },
        input: `${old.out.trim() || '0'.repeat(40)} ${commit} ${ref}\n`,
        now: new Date('2026-11-27T12:00:00Z'),
      })
    },
    tip: () => raw.git('--git-dir', repository, 'rev-parse', 'refs/heads/main'),
  }
}

export function writeFiles(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
}
