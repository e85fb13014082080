// The rules, in the order of docs/rules. A rule is added by its module, a line here and its fixture.

import { aliasClash } from './checks/alias-clash.ts'
import { conflictsOpen } from './checks/conflicts-open.ts'
import { dateFuture } from './checks/date-future.ts'
import { followUpClosed } from './checks/follow-up-closed.ts'
import { followUpHalf } from './checks/follow-up-half.ts'
import { followUpMissing } from './checks/follow-up-missing.ts'
import { followUpOverdue } from './checks/follow-up-overdue.ts'
import { keyKind } from './checks/key-kind.ts'
import { keyReserved } from './checks/key-reserved.ts'
import { keyUnknown } from './checks/key-unknown.ts'
import { linkAmbiguous } from './checks/link-ambiguous.ts'
import { linkNear } from './checks/link-near.ts'
import { linkUnknown } from './checks/link-unknown.ts'
import { listSingle } from './checks/list-single.ts'
import { logDate } from './checks/log/log-date.ts'
import { logFuture } from './checks/log/log-future.ts'
import { logIndented } from './checks/log/log-indented.ts'
import { logKind } from './checks/log/log-kind.ts'
import { logList } from './checks/log/log-list.ts'
import { logMoney } from './checks/log/log-money.ts'
import { logOrder } from './checks/log/log-order.ts'
import { logOwner } from './checks/log/log-owner.ts'
import { logStage } from './checks/log/log-stage.ts'
import { logStray } from './checks/log/log-stray.ts'
import { logTime } from './checks/log/log-time.ts'
import { stageLog } from './checks/log/stage-log.ts'
import { moneyPoint } from './checks/money-point.ts'
import { nameMissing } from './checks/name-missing.ts'
import { possibleDuplicate } from './checks/possible-duplicate.ts'
import { requiredMissing } from './checks/required-missing.ts'
import { slugClash } from './checks/slug-clash.ts'
import { slugForm } from './checks/slug-form.ts'
import { tagHash } from './checks/tag-hash.ts'
import { valueBlank } from './checks/value-blank.ts'
import { valueComment } from './checks/value-comment.ts'
import { valueDuplicate } from './checks/value-duplicate.ts'
import { valueEmpty } from './checks/value-empty.ts'
import { valueScript } from './checks/value-script.ts'
import { VALUE_RULES } from './checks/values.ts'
import { READING_RULES } from './reading.ts'
import type { Rule } from './types.ts'

export const RULES: readonly Rule[] = [
  ...READING_RULES,
  slugForm,
  slugClash,
  aliasClash,
  nameMissing,
  requiredMissing,
  keyUnknown,
  keyReserved,
  keyKind,
  listSingle,
  valueEmpty,
  valueBlank,
  valueComment,
  valueScript,
  valueDuplicate,
  ...VALUE_RULES,
  moneyPoint,
  tagHash,
  dateFuture,
  linkUnknown,
  linkAmbiguous,
  linkNear,
  followUpHalf,
  followUpMissing,
  followUpOverdue,
  followUpClosed,
  conflictsOpen,
  logStray,
  logIndented,
  logDate,
  logTime,
  logFuture,
  logOrder,
  logKind,
  logOwner,
  logMoney,
  logStage,
  stageLog,
  logList,
  possibleDuplicate,
]

const byId = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule of a diagnostic. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id)
}
