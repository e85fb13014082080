// node run-sync.ts CLONE: a sync in a process that can be killed.
import { syncIn } from './sync-in.ts'

const result = await syncIn(process.argv[2] ?? '.')
process.exitCode = 'kind' in result ? 1 : 0
