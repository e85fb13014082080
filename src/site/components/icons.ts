// Icons, each the inside of an SVG of 24 by 24.  [lucide-static]

import building from 'lucide-static/icons/building-2.svg?raw'
import cake from 'lucide-static/icons/cake.svg?raw'
import calendar from 'lucide-static/icons/calendar.svg?raw'
import left from 'lucide-static/icons/chevron-left.svg?raw'
import right from 'lucide-static/icons/chevron-right.svg?raw'
import alert from 'lucide-static/icons/circle-alert.svg?raw'
import help from 'lucide-static/icons/circle-question-mark.svg?raw'
import clock from 'lucide-static/icons/clock.svg?raw'
import save from 'lucide-static/icons/download.svg?raw'
import more from 'lucide-static/icons/ellipsis.svg?raw'
import file from 'lucide-static/icons/file-text.svg?raw'
import web from 'lucide-static/icons/globe.svg?raw'
import today from 'lucide-static/icons/list-checks.svg?raw'
import mail from 'lucide-static/icons/mail.svg?raw'
import map from 'lucide-static/icons/map-pin.svg?raw'
import moon from 'lucide-static/icons/moon.svg?raw'
import phone from 'lucide-static/icons/phone.svg?raw'
import print from 'lucide-static/icons/printer.svg?raw'
import qr from 'lucide-static/icons/qr-code.svg?raw'
import search from 'lucide-static/icons/search.svg?raw'
import pipeline from 'lucide-static/icons/square-kanban.svg?raw'
import tags from 'lucide-static/icons/tags.svg?raw'
import contacts from 'lucide-static/icons/users.svg?raw'

const inside = (svg: string) =>
  svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\n\s*/g, '')

const files = {
  alert,
  building,
  cake,
  calendar,
  clock,
  contacts,
  file,
  help,
  left,
  mail,
  map,
  moon,
  more,
  phone,
  pipeline,
  print,
  qr,
  right,
  save,
  search,
  tags,
  today,
  web,
}

export type IconName = keyof typeof files
export const ICONS = Object.fromEntries(
  Object.entries(files).map(([name, svg]) => [name, inside(svg)]),
) as Readonly<Record<IconName, string>>
