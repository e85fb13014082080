// The loop that sends, against a server in memory: every way in which a push can end.
import { expect, test } from 'vitest'
import { going } from '../../../src/client/desk/outbox.ts'
import { ThinError } from '../../../src/thin/index.ts'
import { ADA, ANA, browser, MemoryServer, SAM } from './office.ts'

const PATH = 'contacts/ada.md'

function office() {
  const server = new MemoryServer()
  server.files.set(PATH, ADA)
  return { server, ...browser(server) }
}

test('what is saved is sent, in order, each once', async () => {
  const { server, change, sender, states, said, box } = office()
  const first = ADA.replace('lead', 'prospect')
  await change({ mine: first })
  await change({ base: first, mine: `${first}- 2026-11-23: Two.\n` })
  const sending = sender()
  sending.go()
  sending.go()
  await sending.rest()
  expect(await states()).toEqual(['edit1 sent', 'edit2 sent'])
  expect(server.commits).toEqual(['edit1', 'edit2'])
  expect(server.files.get(PATH)).toBe(`${first}- 2026-11-23: Two.\n`)
  expect(said()).toEqual({})
  expect(box.cards.get('ada')?.text).toBe(server.files.get(PATH))
})

test('what others changed meanwhile is told, and the card is known as it is now', async () => {
  const { server, change, sender, box } = office()
  server.files.set(PATH, ADA.replace('lead', 'prospect'))
  await change({})
  const sending = sender()
  sending.go()
  await sending.rest()
  const [entry] = await box.entries()
  expect(entry).toMatchObject({ state: 'sent', told: ['Meanwhile.'] })
  expect(entry?.now).toContain('stage: prospect')
  expect(entry?.now).toContain('New.')
})

test('a lost answer leaves it unknown, and it is not there twice', async () => {
  const { server, change, sender, states, said, due } = office()
  server.fates.push('lost', 'unreachable')
  await change({})
  const sending = sender()
  sending.go()
  await sending.rest()
  expect(await states()).toEqual(['edit1 unknown'])
  expect(said()).toMatchObject({ problem: { kind: 'unreachable' }, nextTry: expect.any(Number) })
  due.pop()?.()
  await sending.rest()
  expect(await states(), 'still nobody knows').toEqual(['edit1 unknown'])
  due.pop()?.()
  await sending.rest()
  expect(await states()).toEqual(['edit1 sent'])
  expect(server.commits).toEqual(['edit1'])
  expect(server.files.get(PATH)?.match(/New\./g)).toHaveLength(1)
})

test('a page that dies on the way leaves its edits to the next one', async () => {
  const { server, change, sender, states, box, ports } = office()
  await change({})
  // The push is done, and the page was gone before it heard of it.
  const { put } = await box.change((all) => ({ put: all.map((entry) => going(entry, undefined)) }))
  await server.thin.send(
    put.map(({ id, date, offset, message, path }) => ({
      id,
      date,
      offset,
      message,
      files: [
        {
          path,
          base: new TextEncoder().encode(ADA),
          mine: new TextEncoder().encode(`${ADA}- 2026-11-23: New.\n`),
        },
      ],
    })),
    SAM,
  )
  expect(await states()).toEqual(['edit1 sending'])
  const next = sender()
  next.go()
  await next.rest()
  expect(await states()).toEqual(['edit1 sent'])
  expect(server.commits).toEqual(['edit1'])
  expect((await ports.box.entries())[0]?.now, 'asked for, since no answer told it').toContain('New.')
})

test('an ended session keeps everything, asks for log-in, and does not knock', async () => {
  const { server, change, sender, states, said, logIn, due } = office()
  server.fates.push('signed-out')
  await change({})
  const sending = sender()
  sending.go()
  await sending.rest()
  expect(await states()).toEqual(['edit1 here'])
  expect(said()).toMatchObject({ problem: { kind: 'signed-out', remedy: expect.stringContaining('Log in') } })
  expect(due).toHaveLength(0)
  logIn(undefined)
  sending.go()
  await sending.rest()
  expect(server.pushes, 'nobody is logged in: nothing is asked').toBe(1)
  expect(said()).toMatchObject({ problem: { kind: 'signed-out' } })
  logIn(ANA)
  sending.go()
  await sending.rest()
  expect(await states(), "Ana does not send Sam's").toEqual(['edit1 here'])
  logIn(SAM)
  sending.go()
  await sending.rest()
  expect(await states()).toEqual(['edit1 sent'])
})

test("a refused edit is kept with the server's words; later ones of its card wait, others go", async () => {
  const { server, change, sender, states, box, edits } = office()
  server.files.set('contacts/bob.md', ADA)
  server.fates.push({ refused: 'contacts/ada.md, line 3: no.' })
  await change({})
  const sending = sender()
  sending.go()
  await sending.rest()
  await change({ mine: `${ADA}- 2026-11-23: Later.\n` })
  await change({ slug: 'bob', path: 'contacts/bob.md' })
  sending.go()
  await sending.rest()
  expect(await states()).toEqual(['edit1 refused', 'edit2 here', 'edit3 sent'])
  expect((await box.entries())[0]?.problem).toMatchObject({
    kind: 'refused',
    said: 'contacts/ada.md, line 3: no.',
  })
  await edits.again('edit1')
  sending.go()
  await sending.rest()
  expect(await states()).toEqual(['edit1 sent', 'edit2 sent', 'edit3 sent'])
})

test('a fault of the browser loses nothing and is tried again', async () => {
  const { change, ports, states, said, due, sender } = office()
  await change({})
  let isBroken = true
  Object.assign(ports, {
    exclusively: (work: () => Promise<unknown>) =>
      isBroken ? Promise.reject(new Error('The database is closed.')) : work(),
  })
  const sending = sender()
  sending.go()
  await sending.rest()
  expect(said()).toMatchObject({ problem: { kind: 'paused', said: expect.stringContaining('closed') } })
  isBroken = false
  due.pop()?.()
  await sending.rest()
  expect(await states()).toEqual(['edit1 sent'])
})

test('who has waited long for a push lets others through before the next; on a quick server nobody waits', async () => {
  const { server, change, sender, pass, waits, states } = office()
  const quick = server.thin.send
  let takes = 300
  Object.assign(server.thin, {
    send: async (...words: Parameters<typeof quick>) => {
      pass(takes)
      return quick(...words)
    },
  })
  const sending = sender()
  const edit = async (text: string) => {
    await change({ mine: `${ADA}- 2026-11-23: ${text}.\n` })
    sending.go()
    await sending.rest()
  }
  await edit('One')
  await edit('Two')
  expect(waits).toEqual([])
  takes = 1200
  await edit('Three')
  await edit('Four')
  expect(waits).toHaveLength(1)
  expect(waits[0]).toBeGreaterThan(600)
  pass(60_000)
  await edit('Five')
  expect(waits, 'after a while it is anybody’s turn').toHaveLength(1)
  expect(await states()).toHaveLength(5)
})

test('without a connection nothing goes out, so that nothing is in doubt', async () => {
  const { server, change, sender, ports, states, said, due } = office()
  const asked: boolean[] = []
  let isDown = true
  Object.assign(ports, {
    prepare: async (isDoubtful: boolean) => {
      asked.push(isDoubtful)
      if (isDown) throw new ThinError('unreachable', 'No.')
      return 'tip'
    },
  })
  await change({})
  const sending = sender()
  sending.go()
  await sending.rest()
  expect(await states()).toEqual(['edit1 here'])
  expect(said()).toMatchObject({ problem: { kind: 'unreachable' }, nextTry: expect.any(Number) })
  isDown = false
  due.pop()?.()
  await sending.rest()
  expect(await states()).toEqual(['edit1 sent'])
  expect(asked, 'after a failure it asks first').toEqual([false, true])
  expect(server.pushes).toBe(1)
})
