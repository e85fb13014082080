// A bound on connections: where all are taken, the one that has waited longest without a request makes room, so that
// those who open many and say little keep nobody out.

import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { GIT } from './gate.ts'

/**
 * @param most connections that are open at once
 * @returns ends those without a request, and each further one when it is answered
 */
export function boundConnections(server: Server, most: number): () => void {
  /** Without a request that is here, the longest first. */
  const idle = new Set<Socket>()
  let open = 0
  let isEnding = false
  // What comes at once is dropped beyond this, before anything is known of it.
  server.maxConnections = most + 50
  server.on('connection', (socket: Socket) => {
    open++
    idle.add(socket)
    socket.once('close', () => {
      open--
      idle.delete(socket)
    })
    if (open <= most) return
    const [oldest = socket] = idle
    oldest.destroy()
  })
  server.on('request', (request, response) => {
    const { socket, method, url = '' } = request
    const arrive = () => idle.delete(socket)
    // A push takes its time, of somebody who is let in; a form is here at once, or makes room like who says nothing.
    if (method === 'POST' && !url.startsWith(GIT)) request.once('end', arrive)
    else arrive()
    response.once('close', () => {
      if (isEnding) socket.destroySoon()
      else if (!socket.destroyed) idle.add(socket)
    })
  })
  return () => {
    isEnding = true
    for (const socket of idle) socket.destroy()
  }
}
