// Somebody pushed a card that can't be read: whoever changed it too is told which card, where, and what to do.
import { expect, test } from 'vitest'
import { runIn } from '../scripts/cli.ts'
import { ADA, git, read, twoClones, write } from './repositories.ts'

const CARD = 'contacts/ada-lovelace.md'

test('a card that the other side broke', { timeout: 60_000 }, async () => {
  const { dir, sam, ana } = twoClones()
  const env = { HOME: dir, GIT_CONFIG_NOSYSTEM: '1' }
  write(ana, { [CARD]: ADA.replace('stage: lead', 'stage: [lead') })
  git(ana, 'commit', '-qam', 'By hand')
  git(ana, 'push', '-q')
  write(sam, { [CARD]: ADA.replace('stage: lead', 'stage: prospect') })
  const { out, status } = await runIn(sam, ['sync'], env)
  expect(status).toBe(1)
  expect(out.split('\n')).toEqual([
    'Committed: Move Ada Lovelace to prospect',
    'Received: 1 file changed, by Ana Moreira',
    `To look at: ${CARD}:1 The front matter of a version could not be read; it was merged by lines. Make the front matter right; where markers stand, keep what is right of both versions.`,
    'Wrong since both are together:',
    `  ${CARD}:3:1 git's conflict markers stand in the card. Keep what is right of both versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.`,
    'Sent. Everybody has it who syncs.',
    '',
  ])
  // Nothing of either is lost, and putting it right is one edit and one more sync.
  for (const line of ['stage: [lead', 'stage: prospect']) expect(read(sam, CARD)).toContain(`${line}\n`)
  write(sam, { [CARD]: ADA.replace('stage: lead', 'stage: prospect') })
  expect((await runIn(sam, ['sync'], env)).status).toBe(0)
  await runIn(ana, ['sync'], env)
  expect(read(ana, CARD)).toBe(ADA.replace('stage: lead', 'stage: prospect'))
})
