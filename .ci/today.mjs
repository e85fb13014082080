// Waits until the address answers, logs in as the first sample colleague, and looks at what it shows: people of the
// sample book, not only a frame.
//   node .ci/today.mjs URL PID     PID is the process that should be serving: no use waiting for a dead one
import { readdirSync, readFileSync } from 'node:fs'

const [url = '', pid = ''] = process.argv.slice(2)
let entry = ''
while (entry === '') {
  try {
    const answer = await fetch(url)
    entry = await answer.text()
    if (!answer.ok) fail(`${url} answered ${answer.status}`)
  } catch {
    if (!alive(Number(pid))) fail('npm start ended before the address answered')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
const colleague = /name="as" value="([^"]+)"/.exec(entry)?.[1]
if (colleague === undefined) fail('the first page offers no colleague to log in as')
const entered = await fetch(new URL('/login', url), {
  method: 'POST',
  redirect: 'manual',
  headers: { Origin: new URL(url).origin },
  body: new URLSearchParams({ as: colleague ?? '' }),
})
const cookie = entered.headers.get('set-cookie')?.split(';')[0]
if (entered.status !== 303 || cookie === undefined) fail(`the log-in was answered ${entered.status}`)
const front = () => fetch(url, { headers: { Cookie: cookie ?? '' } })
let answer = await front()
// The very first site is still being made.
for (; answer.status === 503 && alive(Number(pid)); answer = await front())
  await new Promise((resolve) => setTimeout(resolve, 500))
if (!answer.ok) fail(`${url} answered ${answer.status} to somebody who is logged in`)
const text = await answer.text()
const names = readdirSync('contacts', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && !file.includes('_'))
  .map((file) => /^name: *(.+?) *$/m.exec(readFileSync(`contacts/${file}`, 'utf8'))?.[1])
  .filter((name) => name !== undefined)
const shown = names.filter((name) => text.includes(name))
if (!/<h1[\s>]/.test(text)) fail('the page has no heading')
if (shown.length < 5) fail(`the page names ${shown.length} of ${names.length} people: ${shown.join(', ')}`)
console.log(
  `${url} names ${shown.length} of ${names.length} cards, ${shown.slice(0, 3).join(', ')} among them`,
)

function alive(id) {
  try {
    process.kill(id, 0)
    return true
  } catch {
    return false
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
