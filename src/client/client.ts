// What every page runs.

import { setUpCalendar } from './calendar-page.ts'
import { setUpCopy } from './card-page.ts'
import { setUpNewDay, viewersDay } from './day.ts'
import { setUpDueDates } from './due-dates.ts'
import { setUpEditing } from './editing.ts'
import { setUpKeys } from './keys.ts'
import { setUpTheme } from './theme-toggle.ts'
import { setUpToday } from './today-page.ts'

const today = viewersDay()
setUpNewDay(today)
setUpTheme()
setUpKeys()
setUpDueDates(today)
setUpToday(today)
setUpCalendar(today)
setUpCopy()
void setUpEditing()
