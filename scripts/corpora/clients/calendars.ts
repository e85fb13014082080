// khal and todoman: what they show of folders with calendars.

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { runWell } from './programs.ts'

/** A day or a task as a program shows it. */
export interface Shown {
  readonly date: string
  readonly title: string
}

/** What khal lists of a folder of .ics files, in a span of days. What comes again is there every time. */
export async function khalDays(home: string, folder: string, from: string, days: number): Promise<Shown[]> {
  const settings = path.join(home, 'khal.conf')
  writeFileSync(
    settings,
    `[calendars]
[[book]]
path = ${folder}
type = calendar
readonly = True
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = ${path.join(home, 'khal.db')}
`,
  )
  const words = [
    '-c',
    settings,
    'list',
    '--day-format',
    '',
    '--format',
    '{start-date}\t{title}',
    from,
    `${days}d`,
  ]
  const out = await runWell('/usr/bin/khal', words, home)
  return out.split('\n').flatMap((line) => {
    const [date = '', title] = line.split('\t')
    return title === undefined ? [] : [{ date, title }]
  })
}

/** The open tasks that todoman lists of a folder of .ics files. */
export async function todomanTasks(home: string, folder: string): Promise<Shown[]> {
  const settings = path.join(home, 'todoman.py')
  writeFileSync(
    settings,
    `path = ${JSON.stringify(folder)}\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\ncache_path = ${JSON.stringify(path.join(home, 'todoman.db'))}\n`,
  )
  const words = ['--config', settings, '--porcelain', 'list']
  const tasks: { due: number | null; summary: string }[] = JSON.parse(
    await runWell('/usr/bin/todoman', words, home),
  )
  return tasks.map(({ due, summary }) => ({
    date: due === null ? '' : new Date(due * 1000).toISOString().slice(0, 10),
    title: summary,
  }))
}

/** Days of calendars as vobject and icalendar read them, by file: [date, summary, description]. */
export type ReadCalendars = Readonly<
  Record<
    string,
    {
      readonly vobject: readonly (readonly [string, string, string])[]
      readonly icalendar: readonly (readonly [string, string, string])[]
      readonly error: string | null
    }
  >
>

export async function readCalendars(home: string, folder: string): Promise<ReadCalendars> {
  const script = path.join(import.meta.dirname, 'calendars.py')
  return JSON.parse(await runWell('/usr/bin/python3', [script, folder], home))
}
