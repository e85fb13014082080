// The settings of the repository: what is durable, what a push may be, what is offered. Set anew at every start, so that
// an upgrade of the program, or a hand that "fixed" something, changes nothing of this.

import { gitEnvironment } from './environment.ts'
import type { Places } from './places.ts'
import { git, run } from './run.ts'

const SETTINGS: Readonly<Record<string, string>> = {
  'core.bare': 'true',
  // All that git writes is on disk before it says so; the hook reference-transaction does the folders.
  'core.fsync': 'all',
  // Larger blobs are streamed: a pack of 400 KB that unpacks to 400 MB costs 5 MB of memory.
  'core.bigFileThreshold': '1m',
  // Address space is limited for every git that answers a request: a large pack is looked at through small windows.
  'core.packedGitWindowSize': '32m',
  'core.packedGitLimit': '256m',
  'pack.threads': '1',
  'pack.windowMemory': '64m',
  'receive.fsckObjects': 'true',
  'receive.maxInputSize': '64m',
  'receive.denyNonFastForwards': 'true',
  'receive.denyDeletes': 'true',
  // Upkeep is the server's, when nobody waits for it.
  'receive.autogc': 'false',
  'gc.auto': '0',
  'transfer.hideRefs': 'refs/cardfile',
  'http.getanyfile': 'false',
  // What a page needs: commits without their files, of a branch by its name, in one question. Objects by their ids
  // need no setting in protocol version 2 (gitprotocol-v2, "want").
  'uploadpack.allowFilter': 'true',
  'uploadpack.allowRefInWant': 'true',
}

/** Sets what is not as it should be. */
export async function applySettings(places: Places): Promise<void> {
  const { repository } = places
  const options = { cwd: repository, env: gitEnvironment(repository) }
  const { out } = await run(['git', 'config', '--file', 'config', '--list', '-z'], options)
  const now = new Map<string, string>()
  for (const pair of out.toString('utf8').split('\0')) {
    const at = pair.indexOf('\n')
    if (at > 0) now.set(pair.slice(0, at), pair.slice(at + 1))
  }
  for (const [key, value] of Object.entries({ ...SETTINGS, 'core.hooksPath': places.hooks }))
    if (now.get(key.toLowerCase()) !== value)
      await git(['config', '--file', 'config', '--replace-all', key, value], options)
}
