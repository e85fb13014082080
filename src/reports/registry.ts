// The reports by name. A report is added by one line here and its file; the command, the page, the mail follow.

import { birthdays } from './birthdays.ts'
import { conflicts } from './conflicts.ts'
import { due } from './due.ts'
import { moved } from './moved.ts'
import { pipeline } from './pipeline.ts'
import { problems } from './problems.ts'
import { stale } from './stale.ts'
import type { ReportKind } from './types.ts'

export const REPORTS: readonly ReportKind[] = [due, stale, pipeline, birthdays, moved, conflicts, problems]
