// What runs in a folder, and how much memory it takes: by /proc, so on Linux.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Ids of the processes that stand in a folder or below it. */
export function processesIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
    } catch {
      return false
    }
  })
}

/** The largest memory of any git in a folder, in MB, while it watches. */
export function watchMemory(folder: string): { end(): number } {
  let most = 0
  const timer = setInterval(() => {
    for (const pid of processesIn(folder)) {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8')
        if (!/^Name:\tgit/.test(status)) continue
        most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
      } catch {
        // It has just ended.
      }
    }
  }, 20)
  return {
    end: () => {
      clearInterval(timer)
      return most
    },
  }
}
