// Property tests try the same cases at every run, so that a change that breaks nothing never fails by chance. Others are
// tried by whoever looks for them: CHANCE=random npx vitest run tests/merge, or CHANCE=<seed>.

import fc from 'fast-check'

const { CHANCE = '20261126' } = process.env
if (CHANCE !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(CHANCE) })
