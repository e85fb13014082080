// A proxy that cuts connections: after a number of bytes in one of the two directions, or both, it tears both ends down.
//
//   const chaos = await openChaos(server.port, { seed: 7, most: 3000 })
//   ... talk to 127.0.0.1:${chaos.port} ...
//   chaos.calm = true     lets everything through
//   await chaos.close()

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export interface ChaosOptions {
  /** The same seed cuts at the same places. */
  readonly seed?: number
  /** Each connection is cut after at most so many bytes. */
  readonly most: number
  /** Share of connections that are cut, 0 to 1; all where left out. */
  readonly share?: number
}

export interface Chaos {
  readonly port: number
  /** True: nothing is cut. */
  calm: boolean
  /** How many connections were cut, on the way there and back. */
  readonly cuts: { readonly up: number; readonly down: number }
  /** Ends all connections there are, uncounted: those of the calm would live on. */
  drop(): void
  close(): Promise<void>
}

export async function openChaos(target: number, { seed = 1, most, share = 1 }: ChaosOptions): Promise<Chaos> {
  const random = randomFrom(seed)
  const sockets = new Set<Socket>()
  const cuts = { up: 0, down: 0 }
  const chaos = { calm: false, cuts }
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    const direction = random() < 0.5 ? 'up' : 'down'
    // Small numbers as often as large ones: most of what matters is at the beginning of a connection.
    const after = random() < 0.5 ? Math.floor(random() * most) : Math.floor(most ** random())
    const willCut = !chaos.calm && random() < share
    const isReset = random() < 0.5
    const cut = () => {
      cuts[direction]++
      for (const socket of [client, upstream]) isReset ? socket.resetAndDestroy() : socket.destroy()
    }
    pass(client, upstream, willCut && direction === 'up' ? after : undefined, cut)
    pass(upstream, client, willCut && direction === 'down' ? after : undefined, cut)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(chaos, {
    port: (server.address() as AddressInfo).port,
    drop: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  })
}

/** @param after bytes that come through; undefined for all */
function pass(from: Socket, to: Socket, after: number | undefined, cut: () => void): void {
  let passed = 0
  from.on('error', () => to.destroy())
  from.on('end', () => to.end())
  from.on('data', (chunk: Buffer) => {
    const room = after === undefined ? chunk.length : after - passed
    if (room < chunk.length) {
      if (room > 0) to.write(chunk.subarray(0, room))
      passed += chunk.length
      // What was let through arrives first, as it does where a cable is pulled a moment later.
      setImmediate(cut)
      from.pause()
      return
    }
    passed += chunk.length
    if (!to.write(chunk)) {
      from.pause()
      to.once('drain', () => from.resume())
    }
  })
}

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
