// assets/decisions.js: what a merge left to decide. It compares telephone numbers, whose tables are large.

import { decisionsOf, sentencePairs } from '../contact/index.ts'
import { putPart } from './parts.ts'
import { decisionRows } from './view/decision-rows.ts'

export const decisionPart = { decisionRows, decisionsOf, sentencePairs }

putPart('decisions', decisionPart)
