// git is ended when it takes too long, with all that it started; and what the disk did not take is not called stored.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { runBackend } from '../../../src/server/book/backend.ts'
import { openServerBook } from '../../../src/server/book/index.ts'
import { leftoversIn, sweep } from '../../../src/server/book/leftovers.ts'
import { placesIn } from '../../../src/server/book/places.ts'
import { openSpool } from '../../../src/server/book/spool.ts'
import type { GitRequest } from '../../../src/server/book/types.ts'
import { fakeBuild } from './fake-build.ts'
import { processesIn } from './processes.ts'
import { type ServerFolder, serverFolder, tempFolder } from './server-folder.ts'
import { SAM, serve } from './serving.ts'
import { pushBody, pushed } from './web-push.ts'

function hook({ repository }: ServerFolder, name: string, script: string): void {
  writeFileSync(join(repository, 'hooks', name), `#!/bin/sh\n${script}`, { mode: 0o755 })
}

function change({ raw, first }: ServerFolder): Buffer {
  const files = [{ path: 'contacts/b.md', text: '---\nname: B\n---\n' }]
  return pushBody(raw, first, raw.commit({ parents: [first], files }))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

test('a push that takes too long is ended, with its hook and what that started', {
  timeout: 60_000,
}, async () => {
  const server = await serverFolder()
  const places = placesIn(server.folder)
  hook(server, 'pre-receive', 'trap "" TERM; sleep 300 & sleep 300\n')
  const spool = await openSpool(places.spool)
  const body = await spool.take(once(change(server)), undefined, { most: 1e6, together: 1e6 })
  const output = await spool.file()
  const request = {
    method: 'POST',
    action: 'git-receive-pack',
    contentType: 'application/x-git-receive-pack-request',
    body: once(new Uint8Array()),
    signal: new AbortController().signal,
  } satisfies GitRequest
  const ended = await runBackend({ places, request, user: SAM, input: body.file, output, limit: 1000 })
  expect(ended).toEqual({ code: undefined, said: expect.stringContaining('ended after 1 s') })
  await Promise.all([body.close(), output.close()])
  await vi.waitFor(() => expect(processesIn(server.repository)).toEqual([]), { timeout: 5000 })
  await sweep(server.repository)
  expect(leftoversIn(server.repository)).toEqual([])
  expect(server.tip()).toBe(server.first)
})

test('where the disk does not take it, nobody is told that it is stored', { timeout: 60_000 }, async () => {
  const server = await serverFolder()
  const { program } = fakeBuild(tempFolder())
  const say = (line: string) => server.said.push(line)
  const book = await openServerBook({ folder: server.folder, program, say })
  const web = await serve(book)
  // The hook as it is, with a disk that fails.
  const bin = tempFolder()
  writeFileSync(join(bin, 'sync'), '#!/bin/sh\necho "sync: error syncing" >&2\nexit 1\n', { mode: 0o755 })
  const { readFileSync } = await import('node:fs')
  const script = readFileSync(join(server.repository, 'hooks/reference-transaction'), 'utf8')
  hook(server, 'reference-transaction', script.replace('#!/bin/sh', `PATH=${bin}:$PATH`))
  expect(await pushed(web.port, SAM, change(server))).toEqual({
    ok: false,
    said: expect.stringMatching(/^500 The disk did not take it for sure/),
  })
  expect(server.said.join('\n')).toMatch(/sync: error syncing/)
  await web.close()
  await book.close()
})
