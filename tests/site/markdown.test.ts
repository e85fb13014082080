import { expect, test } from 'vitest'
import { notesHtml } from '../../src/client/view/markdown.ts'

const html = (notes: string) => notesHtml(notes, ['_media/ada 1.png'], '../media/').trim()

test.each([
  ['emphasis', '*tea*', '<p><em>tea</em></p>'],
  ['HTML is text', '<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
  ['a block of it too', '<script>\nalert(1)\n</script>', '<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>'],
  [
    'a web link',
    '[a](https://example.com/x)',
    '<p><a href="https://example.com/x" rel="noopener noreferrer nofollow">a</a></p>',
  ],
  [
    'a mail link',
    '[a](mailto:a@b.c)',
    '<p><a href="mailto:a@b.c" rel="noopener noreferrer nofollow">a</a></p>',
  ],
  [
    'an image of the book',
    '![Ada](_media/ada%201.png)',
    '<p><img src="../media/ada%201.png" alt="Ada" loading="lazy"></p>',
  ],
  [
    'an image that is not there',
    '![Ada](_media/no.png)',
    '<p><span class="no-image">[image: Ada]</span></p>',
  ],
  [
    'an image from elsewhere tells nobody',
    '![spy](https://evil.example/t.png)',
    '<p><span class="no-image">[image: spy]</span></p>',
  ],
  ['headings go below those of the page', '# One\n\n#### Deep', '<h3>One</h3>\n<h4>Deep</h4>'],
  ['and skip no level', '###### Deep\n\n# One', '<h3>Deep</h3>\n<h3>One</h3>'],
])('%s', (_why, notes, wanted) => {
  expect(html(notes)).toBe(wanted)
})

test.each([
  ['[a](javascript:alert(1))'],
  ['[a](java&#10;script:alert(1))'],
  ['[a](JAVASCRIPT:alert(1))'],
  ['<javascript:alert(1)>'],
  ['[a](data:text/html;base64,xxx)'],
  ['[a](vbscript:x)'],
  ['[a](file:///etc/passwd)'],
  ['[a](//evil.example/)'],
  ['[a](../index.html)'],
  ['[a](#main)'],
])('no link: %s', (notes) => {
  expect(html(notes)).not.toContain('<a ')
})

test('an address with a user name in front leads nowhere else than it says', () => {
  expect(html('https://bank.example@evil.example/')).not.toMatch(/href="[^"]*evil/)
})

test('columns keep their side without a style attribute', () => {
  expect(html('a|b\n:-|-:\n1|2')).toContain('<td class="align-right">2</td>')
  expect(html('a|b\n:-|-:\n1|2')).not.toContain('style=')
})

test('a small table cannot become a large page', () => {
  const bomb = `${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'|\n'.repeat(8000)}`
  const page = html(bomb)
  expect(page.length).toBeLessThan(700_000)
  expect(page).toMatch(/^<pre class="plain">/)
})
