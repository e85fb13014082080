// A way to the server that counts: for each request, the bytes at the socket both ways, headers and all.
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface Counted {
  readonly method: string
  /** With a slash in front and the query behind. */
  readonly path: string
  readonly status: number
  /** Bytes. */
  readonly up: number
  readonly down: number
}

export interface CountingLine {
  readonly port: number
  /** In the order in which they were answered. */
  readonly requests: readonly Counted[]
  close(): Promise<void>
}

export async function openCountingLine(target: number): Promise<CountingLine> {
  const requests: Counted[] = []
  const agent = new Agent({ keepAlive: true })
  const before = new WeakMap<Socket, { up: number; down: number }>()
  const server = createServer((asked, answer) => {
    const { method = '', url = '', socket } = asked
    const onward = request(
      { host: '127.0.0.1', port: target, method, path: url, headers: asked.headers, agent },
      (answered) => {
        const { statusCode: status = 0 } = answered
        answer.writeHead(status, answered.rawHeaders)
        answered.pipe(answer)
        answer.once('finish', () => {
          const { up, down } = before.get(socket) ?? { up: 0, down: 0 }
          const now = { up: socket.bytesRead, down: socket.bytesWritten }
          before.set(socket, now)
          requests.push({ method, path: url, status, up: now.up - up, down: now.down - down })
        })
      },
    )
    onward.on('error', () => answer.destroy())
    asked.on('error', () => onward.destroy())
    asked.pipe(onward)
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        agent.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What an edit costs besides the page and the program: who is logged in, the settings, and git. */
export function ofEditing(requests: readonly Counted[]): readonly Counted[] {
  return requests.filter(({ path }) => /^\/(session|book\.json|git\/)/.test(path))
}

export function total(requests: readonly Counted[]): { requests: number; up: number; down: number } {
  return requests.reduce(
    (sum, { up, down }) => ({ requests: sum.requests + 1, up: sum.up + up, down: sum.down + down }),
    { requests: 0, up: 0, down: 0 },
  )
}
