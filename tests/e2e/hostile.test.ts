// Cards by somebody who means harm, and cards that are nobody's business: nothing runs, nothing loads, nothing leaks.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { siteOf } from './book.ts'
import { onDisk, served, visit } from './browser.ts'
import { giveDesk } from './intranet/fake-desk.ts'
import { filesIn, pagesIn } from './page-list.ts'

const IMG = '<img src=x onerror=alert(1)>'
const END = '</script><script>alert(2)</script>'
const QUOTE = '"><svg onload=alert(3)>'
const TICK = "' autofocus onfocus=alert(4) x='"

const HOSTILE_BOOK = {
  'cardfile.yaml': `title: "</title>${IMG}"
timezone: Europe/London
today: 2026-11-23
team:
  sam: { name: '${IMG}', email: sam@example.com, color: teal }
stages:
  contact: ['${IMG}', "${END}"]
  deal: ['${TICK.replaceAll("'", "''")}', won]
colors: { '${IMG}': gold }
fields:
  trick: { type: url, label: '${IMG}' }
  other: { type: text, label: "${END}", calendar: true }
  day: { type: date, label: '${IMG}', calendar: true }
`,
  'img.md': `---
name: '${IMG}'
aka: '${END}'
org: '${QUOTE}'
title: '${IMG}'
email: ["javascript:alert(5)", '"${IMG}"@x.example']
phone: ['+44 20 7946 0958 ${QUOTE.replaceAll('"', '')}', 'javascript:alert(6)']
address: '${IMG}; ${END}'
url: ["javascript:alert(7)", "java\\nscript:alert(8)", "data:text/html,${END}", "https://good.example/${'%22'}><script>alert(9)</script>"]
photo: "javascript:alert(10)"
related: ['${IMG}', "script-end (${END})"]
tags: ['${IMG}', "${END}", 'a b&c=d#e']
color: '${IMG}'
owner: '${IMG}'
stage: '${IMG}'
next: '${IMG}${END}'
due: 2026-11-23
birthday: 1990-11-23
trick: "vbscript:alert(11)"
other: '${IMG}'
day: 2026-11-24
x-odd: '${IMG}'
created: '${IMG}'
---

${IMG}
${END}
<iframe src="https://evil.example/"></iframe>
[a](javascript:alert(12)) [b](data:text/html,x) ![c](https://tracker.example/pixel.png) ![d](_media/../../secret.svg)
<javascript:alert(13)> [e]: javascript:alert(14)
<meta http-equiv="refresh" content="0;url=https://evil.example/">

## Log

- 2026-11-20 call @${QUOTE}: ${IMG}
- 2026-11-20 call @sam: ${IMG} ${END}
- ${IMG}
`,
  'script-end.md': `---\nname: "${END}"\nkind: org\nstage: "${END}"\n---\n`,
  'quote.md': `---\nname: '${QUOTE}'\nkind: deal\nfor: [img, '${IMG}']\nstage: '${TICK.replaceAll("'", "''")}'\nvalue: '${IMG}'\nclose: 2026-11-25\n---\n`,
  [`${'a'.repeat(20)}'onclick=alert(15) x.md`]: `---\nname: "$\{alert(16)}{{7*7}}"\n---\n`,
  '__proto__.md': '---\nname: constructor\nstage: __proto__\ntags: [toString]\n---\n',
  'lines.md': `---
name: "Lines\\nEND:VCARD\\nBEGIN:VCARD\\nFN:Forged"
title: "Boss\\r\\nTEL:+15550100"
next: "Look\\r\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:Forged"
due: 2026-11-24
---
`,
  'unclosed.md': `---\nname: '${IMG}\n`,
}

test.each([
  ['a server', served],
  ['a disk', async (site: string) => onDisk(site)],
] as const)('from %s, a hostile card is text and nothing else', async (_where, address) => {
  const site = await siteOf(HOSTILE_BOOK)
  const base = await address(site)
  const { page, faults } = await visit()
  const wrong: string[] = []
  const look = async (where: string) =>
    wrong.push(...(await page.evaluate(intruders)).map((what) => `${where}: ${what}`))
  const pages = pagesIn(site)
  for (const path of pages) {
    await page.goto(base + encodeURI(path))
    await look(path)
  }
  for (const query of ['img', 'script', 'svg onload', 'alert', 'constructor', '<']) {
    await page.goto(`${base}contacts.html?q=${encodeURIComponent(query)}`)
    await page.locator(`[data-finder][data-ready="${query}"]`).waitFor()
    await look(`search for ${query}`)
  }
  await page.goto(`${base}contacts.html?q=img`)
  await expect.poll(() => page.locator('[data-list] .row-name').allTextContents()).toContain(IMG)
  await page.locator('[data-list] .row-name', { hasText: 'onerror' }).first().click()
  await page.waitForURL('**/card/img.html')
  expect(await page.locator('h1').textContent()).toBe(IMG)
  expect(await page.title()).toContain(IMG)
  expect(await page.locator('.timeline .log-text').allTextContents()).toContain(`${IMG} ${END}`)
  expect(pages.filter((path) => path.startsWith('card/')).length).toBe(6)
  expect([...faults, ...wrong]).toEqual([])
})

/** Runs in the page: whatever a card could have put there. */
function intruders(): string[] {
  const strange = document.querySelectorAll(
    'iframe, object, embed, base, form, style, script:not([src]), meta[http-equiv="refresh"], main img, main script',
  )
  // A form is one of ours; so is the card's own text, as data.
  const isOurs = (element: Element) =>
    element.matches('.edit-form, script[type="application/json"][data-source]')
  const found = [...strange].filter((element) => !isOurs(element)).map((element) => element.outerHTML)
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'autofocus' || name === 'style')
        found.push(`${element.tagName} ${name}`)
      if (!['href', 'src', 'action', 'xlink:href'].includes(name)) continue
      const url = new URL(value, document.baseURI)
      if (!/^(https?|file|mailto|tel):$/.test(url.protocol)) found.push(`${name}="${value}"`)
    }
  }
  return found
}

test('where somebody edits, what a hostile card says is text in every form, and when it is shown anew', async () => {
  const site = await siteOf(HOSTILE_BOOK)
  const base = await served(site)
  const { page, faults } = await visit({ reducedMotion: 'reduce' })
  await giveDesk(page, { behind: '\n' })
  await page.addInitScript(
    `globalThis.shown = new Promise((resolve) => document.addEventListener('cardfile-shown', resolve))`,
  )
  for (const card of pagesIn(site).filter((file) => file.startsWith('card/'))) {
    await page.goto(base + card)
    await page.locator('html[data-editing]').waitFor()
    // A card whose front matter can't be read is not opened; the others have a form of all their fields.
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.locator('dialog[open] form, .toast').first().waitFor()
    expect(await page.evaluate(intruders), card).toEqual([])
    await page.keyboard.press('Escape')
  }
  await page.goto(`${base}card/img.html`)
  await page.evaluate('globalThis.shown')
  expect(await page.locator('h1').textContent()).toBe(IMG)
  expect(await page.locator('.timeline .log-text').allTextContents()).toContain(`${IMG} ${END}`)
  expect(await page.evaluate(intruders)).toEqual([])
  expect(faults).toEqual([])
})

test('no card forges another in what programs read', async () => {
  const site = await siteOf(HOSTILE_BOOK)
  const files = filesIn(site).filter((file) => /\.(vcf|ics)$/.test(file))
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const text = readFileSync(path.join(site, file), 'utf8')
    const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n')
    expect(lines.filter((line) => /^(BEGIN:VCARD|BEGIN:VCALENDAR)$/.test(line)).length, file).toBe(1)
    expect(
      lines.filter((line) => /^(FN|SUMMARY):Forged|^TEL:\+15550100/.test(line)),
      file,
    ).toEqual([])
    expect(text.replaceAll('\r\n', ''), file).not.toMatch(/[\r\n]/)
    ICAL.parse(text)
  }
})

test('of a private card no file of the site knows', async () => {
  const site = await siteOf({
    'cardfile.yaml':
      'title: Secrets\ntimezone: Europe/London\ntoday: 2026-11-23\nteam:\n  sam: { name: Sam Rivers }\n',
    'zebedee-whisper.md': `---
name: Zebedee Whisper
private: yes
aka: The Gardener
org: open-org
phone: "+44 20 7946 0777"
email: zebedee@hush.example
tags: [undercover]
owner: sam
next: Meet under the clock
due: 2026-11-23
birthday: 1980-11-24
related: open-person
---

Talks only in rhyme.

## Log

- 2026-11-20 call @sam: Rang off at once.
`,
    'open-org.md': '---\nname: Open Org\nkind: org\nrelated: zebedee-whisper\n---\n',
    'open-person.md':
      '---\nname: Open Person\norg: zebedee-whisper\nrelated: [zebedee-whisper (friend), open-org]\n---\n',
    'open-deal.md':
      '---\nname: Open Deal\nkind: deal\nfor: [zebedee-whisper, open-org]\nvalue: 100 EUR\n---\n',
  })
  const leaks = filesIn(site).filter(
    (file) =>
      /zebedee/i.test(file) ||
      /zebedee|whisper|gardener|7946.?0777|hush\.example|undercover|under the clock|rhyme|Rang off/i.test(
        readFileSync(path.join(site, file), 'utf8'),
      ),
  )
  expect(leaks).toEqual([])
  expect(pagesIn(site)).toContain('card/open-person.html')
})
