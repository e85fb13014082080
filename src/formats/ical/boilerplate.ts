// What Teams, Zoom, Meet, Webex and Exchange put into the description of a meeting: how to dial in, and nothing about it.

/** A line that a block begins with, and the line that ends it; without one it goes on to the end. */
const BLOCKS: readonly { readonly begin: RegExp; readonly end?: RegExp; readonly rule?: RegExp }[] = [
  // Teams: between two rules of underscores.
  {
    begin:
      /^(?:join (?:on your computer|the meeting now)|microsoft teams (?:meeting|need help\?)|microsoft teams[- ]besprechung|réunion microsoft teams|reunión de microsoft teams|(?:click here to )?join (?:microsoft )?teams meeting)/i,
    end: /^_{20,}$/,
    rule: /^_{20,}$/,
  },
  // What Teams has for who invited, between two more of them.
  {
    begin:
      /^(?:for organi[sz]ers|für organisator(?:en|:innen)|pour les organisateurs|para organizadores)\s*:/i,
    end: /^_{20,}$/,
    rule: /^_{20,}$/,
  },
  // Zoom: nothing ends it.
  {
    begin:
      /is inviting you to a scheduled zoom meeting|^join zoom meeting$|lädt sie zu einem geplanten zoom-meeting ein/i,
    rule: /^[─_-]{6,}$/,
  },
  // Meet: between two rules of its own.
  { begin: /^-::~:~::~:~/, end: /^-::~:~::~:~/ },
  { begin: /^join with google meet|^to join the video meeting, click this link|^or dial:/i },
  {
    begin:
      /^-{2,} ?do not delete or change any of the following text|^join webex meeting|^when it's time, join your webex meeting/i,
  },
  { begin: /^please join my meeting from your computer, tablet or smartphone/i },
]

/** Exchange's head of an invitation that was sent by mail ends with this; `When:` and `Where:` say what the event says. */
const EXCHANGE = /^\*(?:~\*){4,}~?\*?$/
const EXCHANGE_HEAD = /^(?:when|where|wann|wo|quand|où|cuándo|dónde|note: the gmt offset)\b/i

/** Lines without the blocks that programs add. What people wrote before and after a block stays. */
export function withoutBoilerplate(lines: readonly string[]): string[] {
  const mark = lines.findIndex((line) => EXCHANGE.test(line))
  const isHead = mark >= 0 && lines.slice(0, mark).every((line) => line === '' || EXCHANGE_HEAD.test(line))
  const kept = isHead ? lines.slice(mark + 1) : [...lines]
  for (let from = 0; from < kept.length; from++) {
    const block = BLOCKS.find(({ begin }) => begin.test(kept[from] ?? ''))
    if (block === undefined) continue
    const { rule, end } = block
    let start = from
    while (start > 0 && from - start < 3 && (kept[start - 1] === '' || rule?.test(kept[start - 1] ?? '')))
      start--
    const close = end === undefined ? -1 : kept.findIndex((line, at) => at > from && end.test(line))
    kept.splice(start, close < 0 ? kept.length : close + 1 - start)
    from = start - 1
  }
  return kept
}

/** Whether a place is nothing but a conference: its program's name, or the address to dial in at. */
export function isConference(location: string): boolean {
  return location
    .split(/\s*;\s*/)
    .every((place) =>
      /^(?:https?:\/\/(?:[\w-]+\.)*(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com|gotomeeting\.com|goto\.com|whereby\.com)\/\S*|(?:microsoft )?teams(?:[- ](?:meeting|besprechung))?|réunion microsoft teams|zoom(?: meeting)?|google meet|webex(?: meeting)?|online)$/i.test(
        place,
      ),
    )
}
