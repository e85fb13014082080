// Attacks by size and number.
import { connect, type Socket } from 'node:net'
import { expect } from 'vitest'
import { parse } from '../start.ts'
import { type Attacking, GIT } from './attacking.ts'

export function floods(on: Attacking): void {
  const { attack, get, host, own, push, sam, server } = on
  attack('H29', 'a body without an end', async () => {
    const head = `POST ${GIT}/git-receive-pack HTTP/1.1\r\n${host()}Cookie: ${sam()}\r\nOrigin: ${own()}\r\nContent-Type: application/x-git-receive-pack-request\r\n`
    const said = parse(await server().raw(`${head}Content-Length: 10000000000\r\n\r\n`))
    expect(said.status).toBe(413)
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    const sent = await flood(server().port, `${head}Transfer-Encoding: chunked\r\n\r\n`, chunk)
    expect(parse(sent.answer).status).toBe(413)
    // What is buffered on the way is more than what was read, and far from ten gigabytes.
    expect(sent.bytes).toBeLessThan(80_000_000)
  })

  // Judged by the repository: its own tests build both. Here it counts that such a body reaches it whole, and nothing else.
  for (const [id, name] of [
    ['H30', 'a pack that inflates'],
    ['H31', 'a tree of ten milliard paths'],
  ] as const)
    attack(id, name, async () => {
      const body = `0000PACK\u0000\u0000${id}`
      expect((await push(sam(), { Origin: own() }, body)).status).toBe(200)
      expect(server().book.asked.at(-1)).toMatchObject({
        size: Buffer.byteLength(body),
        user: { handle: 'sam' },
      })
    })

  attack('H33', 'a byte now and then, by many at once', async () => {
    const began = performance.now()
    // Every other one gets as far as a form, which never ends.
    const form = `POST /login HTTP/1.1\r\n${host()}Origin: ${own()}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n`
    const head = `GET /login HTTP/1.1\r\n${host()}X-Slow: `
    const sockets = await Promise.all(
      Array.from({ length: 500 }, (_, n) => slow(server().port, n % 2 === 0 ? head : form)),
    )
    expect((await server().ask('/login')).status).toBe(200)
    expect((await get('/')).status).toBe(200)
    await Promise.all(sockets.map(({ closed }) => closed))
    expect(performance.now() - began).toBeLessThan(14_000)
  })

  // The last ones: from here on this address and this name have to wait.
  attack('H44', 'two hundred log-ins at once, of a megabyte each', async () => {
    const form = { name: 'ana', password: 'x'.repeat(1_000_000) }
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async () => (await server().ask('/login', { form })).status),
    )
    expect(statuses.every((status) => status === 413 || status === 429)).toBe(true)
  })
}

/** Sends the same piece until the other side has enough. @returns what it said, and how much was sent */
function flood(port: number, head: string, chunk: string): Promise<{ answer: string; bytes: number }> {
  return new Promise((resolve) => {
    let [answer, bytes] = ['', 0]
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head)
      more()
    })
    const more = () => {
      while (!socket.destroyed && bytes < 1e10) {
        bytes += chunk.length
        if (!socket.write(chunk)) break
      }
    }
    socket.on('drain', more)
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      socket.off('drain', more)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ answer, bytes }))
  })
}

/** A socket that begins a request and goes on with a letter a second. */
function slow(port: number, begin: string): Promise<{ socket: Socket; closed: Promise<void> }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const closed = new Promise<void>((end) => socket.on('close', () => end()))
    const drip = setInterval(() => socket.write('x'), 1000)
    socket.on('close', () => clearInterval(drip))
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.on('connect', () => {
      socket.write(begin)
      resolve({ socket, closed })
    })
  })
}
