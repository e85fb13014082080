// assets/join.js: two cards become one. It merges, and compares telephone numbers, whose tables are large.

import { joinCards } from '../actions/index.ts'
import { decisionsOf } from '../contact/index.ts'
import { putPart } from './parts.ts'

export const joinPart = { joinCards, decisionsOf }

putPart('join', joinPart)
