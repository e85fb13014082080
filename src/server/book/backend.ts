// Runs `git http-backend`, the CGI program that is git's server. Source: git-http-backend(1).
//
// It reads from a file and writes to a file, in a process group of its own, under limits of time, memory and size: neither
// a client that leaves nor one that reads slowly keeps a process alive.

import { spawn } from 'node:child_process'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { gitEnvironment, loginEnvironment } from './environment.ts'
import { endGroup, endOrphans } from './group.ts'
import type { Places } from './places.ts'
import type { GitRequest, GitUser } from './types.ts'

/** Address space, KiB. git maps packs in small windows (settings.ts), so that large books fit too. */
const MEMORY = 1024 * 1024
/** The largest file that it may write, in blocks of 512 bytes: 2 GiB. */
const FILE_SIZE = 4 * 1024 * 1024
const TIME_LIMIT = 60_000
const MOST_SAID = 64 * 1024

export interface Ended {
  /** Undefined for one that was ended. */
  readonly code: number | undefined
  /** What went to its error output, for the log. */
  readonly said: string
}

export interface BackendOptions {
  readonly places: Places
  readonly request: GitRequest
  readonly user: GitUser
  readonly input: FileHandle
  readonly output: FileHandle
  /** Ends it at once. */
  readonly signal?: AbortSignal
  readonly limit?: number
}

/** Runs it to its end. Never rejects for what git does. */
export function runBackend(options: BackendOptions): Promise<Ended> {
  const { places, input, output, signal, limit = TIME_LIMIT } = options
  return new Promise((resolve, reject) => {
    // The limits are soft ones: the hook, which is Node and reserves more than it uses, takes its own off.
    const script = 'ulimit -S -v "$0" 2>/dev/null; ulimit -S -f "$1" 2>/dev/null; exec git http-backend'
    const child = spawn('/bin/sh', ['-c', script, String(MEMORY), String(FILE_SIZE)], {
      cwd: places.repository,
      env: environmentOf(options),
      detached: true,
      stdio: [input.fd, output.fd, 'pipe'],
    })
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < MOST_SAID) said += chunk.toString('utf8')
    })
    const end = () => endGroup(child)
    const timer = setTimeout(() => {
      said += `\ncardfile: ended after ${limit / 1000} s`
      end()
    }, limit)
    signal?.addEventListener('abort', end, { once: true })
    if (signal?.aborted) end()
    child.on('error', reject)
    // What it started may hold its error output open: that is no reason to wait.
    child.on('exit', (code) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      endOrphans(child)
      resolve({ code: code ?? undefined, said })
    })
  })
}

function environmentOf({ places, request, user }: BackendOptions): NodeJS.ProcessEnv {
  const { method, action, service, contentType, protocol } = request
  return {
    ...gitEnvironment(places.repository),
    ...loginEnvironment(user),
    GIT_PROJECT_ROOT: places.folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${path.basename(places.repository)}/${action}`,
    REQUEST_METHOD: method,
    QUERY_STRING: service === undefined ? '' : `service=${service}`,
    ...(contentType === undefined ? {} : { CONTENT_TYPE: contentType }),
    // Whoever is named may push; the page and the hook know who that is by the login.
    ...(user.role === 'reader' ? {} : { REMOTE_USER: user.handle }),
    ...(protocol !== undefined && /^version=[0-2](:[a-z0-9=:.-]{0,100})?$/.test(protocol)
      ? { GIT_PROTOCOL: protocol }
      : {}),
  }
}
