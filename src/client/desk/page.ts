// assets/desk.js: sets the global that `loadDesk` calls.

import { GLOBAL } from './load.ts'
import { openDesk } from './open-desk.ts'

Object.assign(globalThis, { [GLOBAL]: openDesk })
