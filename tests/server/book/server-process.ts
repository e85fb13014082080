// Starts and kills the server of run-server.ts.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { processesIn } from './processes.ts'

export interface ServerProcess {
  readonly port: number
  /** What it said to its admin so far. */
  readonly said: readonly string[]
  /** SIGKILL: the server, or with it all that it runs. */
  kill(all: boolean): Promise<void>
}

/** @param program that runs cardfile; the project's own where left out */
export async function startServer(folder: string, program?: readonly string[]): Promise<ServerProcess> {
  const words = [join(import.meta.dirname, 'run-server.ts'), folder]
  const child = spawn(process.execPath, program === undefined ? words : [...words, JSON.stringify(program)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('port ')) resolve(Number(line.slice(5)))
        else said.push(line.slice(4))
      }
    })
    child.on('exit', () => reject(new Error(`The server did not start: ${errors} ${said.join('\n')}`)))
  })
  return {
    port,
    said,
    kill: async (all) => {
      kill(child)
      if (all) for (const pid of processesIn(folder)) kill({ pid: Number(pid) })
      await gone
    },
  }
}

function kill({ pid }: Pick<ChildProcess, 'pid'>): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}
