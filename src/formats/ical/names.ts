// Names of iCalendar: what a file may have, and what is read of it. RFC 5545 sections 3.6 to 3.8, RFC 7986, RFC 9073.

/** Components that say something took place, or has to. */
export const ENTRIES: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL'])

/** Components that stand in a calendar, and in nothing else. */
export const TOP: ReadonlySet<string> = new Set([
  ...ENTRIES,
  'VFREEBUSY',
  'VTIMEZONE',
  'VAVAILABILITY',
  'VPOLL',
])

/** Components that are part of another: known, and of an event's left aside. */
export const INNER: ReadonlySet<string> = new Set(
  'VALARM STANDARD DAYLIGHT AVAILABLE BUSY PARTICIPANT VLOCATION VRESOURCE VVOTER VOTE'.split(' '),
)

/** Properties whose values are read; a file's other ones are not even decoded. */
export const READ: ReadonlySet<string> = new Set(
  `UID DTSTART DTEND DURATION DUE COMPLETED RECURRENCE-ID RRULE EXRULE RDATE EXDATE SUMMARY DESCRIPTION LOCATION STATUS
  CLASS ORGANIZER ATTENDEE CONTACT SEQUENCE LAST-MODIFIED DTSTAMP CREATED PERCENT-COMPLETE X-ALT-DESC TZID TZOFFSETFROM
  TZOFFSETTO X-LIC-LOCATION METHOD PRODID VERSION X-WR-CALNAME`.split(/\s+/),
)

/** Properties that may have line breaks in them; whatever a line that has lost its fold adds to another is none of it. */
export const TEXTS: ReadonlySet<string> = new Set(
  'SUMMARY DESCRIPTION LOCATION CONTACT X-ALT-DESC ATTENDEE ORGANIZER'.split(' '),
)

/** Properties of an event: one of them outside of every component belongs to an event that has lost its BEGIN. */
export const OF_ENTRY: ReadonlySet<string> = new Set(
  'DTSTART DTEND DUE RRULE SUMMARY DESCRIPTION ATTENDEE ORGANIZER RDATE EXDATE LOCATION'.split(' '),
)

const KNOWN: ReadonlySet<string> = new Set([
  ...READ,
  ...`BEGIN END ATTACH CATEGORIES COMMENT GEO PRIORITY RESOURCES TRANSP URL RELATED-TO ACTION REPEAT TRIGGER
  REQUEST-STATUS FREEBUSY TZNAME TZURL CALSCALE NAME REFRESH-INTERVAL SOURCE COLOR IMAGE CONFERENCE ACKNOWLEDGED
  AALARM DALARM MALARM PALARM DAYLIGHT RNUM TZ DCREATED LOCATION-TYPE PARTICIPANT-TYPE RESOURCE-TYPE STRUCTURED-DATA
  STYLED-DESCRIPTION CALENDAR-ADDRESS PROXIMITY BUSYTYPE TZUNTIL TZID-ALIAS-OF LINK REFID CONCEPT`.split(
    /\s+/,
  ),
])

/**
 * Whether a line that looks like a property is one: `Tel: 030 12345` and `https://example.com` are lines of a description
 * whose breaks were not written as `\n`.
 */
export function isProperty(name: string): boolean {
  const upper = name.toUpperCase()
  return KNOWN.has(upper) || upper.startsWith('X-')
}
