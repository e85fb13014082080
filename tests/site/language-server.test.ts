// Astro's language server, as VS Code's extension runs it, with our schema: what is wrong in front matter, and what could
// stand there.

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardSchema, parseConfig } from '../../src/contact/index.ts'

const root = join(import.meta.dirname, '../..')
const { resolve } = createRequire(createRequire(import.meta.url).resolve('@astrojs/check'))
const dir = mkdtempSync(join(tmpdir(), 'cardfile-astro-'))
const file = join(dir, 'contacts/ada.md')
const uri = pathToFileURL(file).href

const server = spawn(process.execPath, [resolve('@astrojs/language-server/bin/nodeServer.js'), '--stdio'], {
  cwd: dir,
  stdio: ['pipe', 'pipe', 'ignore'],
})
const answers = new Map<number, (result: unknown) => void>()
let count = 0

function send(message: object): void {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message })
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
}

function ask<T>(method: string, params: object): Promise<T> {
  const id = ++count
  send({ id, method, params })
  return new Promise((done) => answers.set(id, done as (result: unknown) => void))
}

let rest = Buffer.alloc(0)
server.stdout.on('data', (data) => {
  rest = Buffer.concat([rest, data])
  for (;;) {
    const head = rest.indexOf('\r\n\r\n')
    const length = Number(/Content-Length: (\d+)/.exec(rest.subarray(0, Math.max(head, 0)).toString())?.[1])
    if (head < 0 || rest.length < head + 4 + length) return
    const message = JSON.parse(rest.subarray(head + 4, head + 4 + length).toString())
    rest = rest.subarray(head + 4 + length)
    if (message.method === undefined) answers.get(message.id)?.(message.result)
    // What it asks of an editor: it has no settings.
    else if (message.id !== undefined)
      send({ id: message.id, result: message.params?.items?.map(() => null) ?? null })
  }
})

beforeAll(async () => {
  const { config } = parseConfig(readFileSync(join(root, 'contacts/cardfile.yaml'), 'utf8'), 'f')
  const collections = join(dir, '.astro/collections')
  mkdirSync(collections, { recursive: true })
  mkdirSync(join(dir, 'contacts'))
  writeFileSync(file, '---\nname: Ada\n---\n')
  writeFileSync(join(collections, 'contacts.schema.json'), JSON.stringify(cardSchema(config)))
  const manifest = {
    collections: [{ hasSchema: true, name: 'contacts' }],
    entries: { [uri.toLowerCase()]: 'contacts' },
  }
  writeFileSync(join(collections, 'collections.json'), JSON.stringify(manifest))
  const folder = pathToFileURL(dir).href
  await ask('initialize', {
    processId: null,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'book' }],
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: {
      typescript: { tsdk: join(root, 'node_modules/typescript/lib') },
      contentIntellisense: true,
    },
  })
  send({ method: 'initialized', params: {} })
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'markdown', version: 1, text: '---\n---\n' } },
  })
}, 60_000)

afterAll(() => {
  server.kill()
  rmSync(dir, { recursive: true, force: true })
})

let version = 1
function write(...lines: string[]): void {
  const text = ['---', 'name: Ada', ...lines, '---', ''].join('\n')
  const textDocument = { uri, version: ++version }
  send({ method: 'textDocument/didChange', params: { textDocument, contentChanges: [{ text }] } })
}

interface Found {
  readonly items: readonly {
    readonly range: { readonly start: { readonly line: number } }
    readonly message: string
  }[]
}

test.each([
  [
    'a card that is right',
    ['kind: deal', 'for: [a]', 'stage: won', 'value: 12 EUR', 'due: 2026-12-01', 'next:'],
    [],
  ],
  ['a stage that is none', ['stage: leed'], ['2 Value is not accepted']],
  [
    'a date and a key',
    ['due: 1.12.2026', 'pone: 1'],
    ['2 Due: Write dates', '3 Property pone is not allowed'],
  ],
])('what is wrong: %s', { timeout: 60_000 }, async (_why, lines, said) => {
  write(...lines)
  const { items } = await ask<Found>('textDocument/diagnostic', { textDocument: { uri } })
  const found = items.map(({ range, message }) => `${range.start.line} ${message}`).sort()
  expect(found).toHaveLength(said.length)
  for (const [i, one] of said.entries()) expect(found[i]).toContain(one)
})

test.each([
  ['the stages of a person', ['stage: '], 7, ['suspect', 'lead', 'prospect', 'customer', 'former']],
  [
    'the stages of a deal',
    ['stage: ', 'kind: deal'],
    7,
    ['qualify', 'proposal', 'negotiation', 'won', 'lost'],
  ],
  ['the team', ['owner: '], 7, ['sam', 'ana', 'kofi', 'mei']],
  // In quotes, since YAML 1.1 takes the bare words for true and false.
  ['yes and no', ['private: '], 9, ['"yes"', '"no"']],
  ['no true and no null for a text', ['next: '], 6, []],
])('what could stand there: %s', { timeout: 60_000 }, async (_why, lines, character, labels) => {
  write(...lines)
  const position = { line: 2, character }
  const list = await ask<{ items: { label: string }[] } | null>('textDocument/completion', {
    textDocument: { uri },
    position,
  })
  expect((list?.items ?? []).map(({ label }) => label).sort()).toEqual([...labels].sort())
})

test('keys, with those of the office', { timeout: 60_000 }, async () => {
  write('', 'email: a@a.example')
  const list = await ask<{ items: { label: string }[] }>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 2, character: 0 },
  })
  const labels = list.items.map(({ label }) => label)
  for (const key of ['kind', 'due', 'phone', 'licence-no']) expect(labels).toContain(key)
  expect(labels).not.toContain('email')
})
