import { describe, expect, test } from 'vitest'
import { htmlToText } from '../../src/formats/mail/html.ts'
import { ownWords } from '../../src/formats/mail/reply.ts'

describe('what was written, without what was answered', () => {
  test.each([
    ['English', 'Yes.\n\nOn Fri, 20 Nov 2026 at 14:30, Ada <ada@x.example> wrote:\n> No?\n', 'Yes.'],
    [
      'English, broken in two',
      'Yes.\n\nOn Fri, 20 Nov 2026 at 14:30, Ada Lovelace\n<ada@x.example> wrote:\n\n> No?',
      'Yes.',
    ],
    ['German', 'Ja.\n\nAm 20.11.2026 um 14:30 schrieb Ada Lovelace:\n> Nein?', 'Ja.'],
    ['German, Apple', 'Ja.\n\n> Am 20.11.2026 um 14:30 schrieb Ada <a@x.example>:\n> \n> Nein?', 'Ja.'],
    ['French', 'Oui.\n\nLe ven. 20 nov. 2026 à 14:30, Ada <a@x.example> a écrit :\n> Non ?', 'Oui.'],
    ['Spanish', 'Sí.\n\nEl vie, 20 nov 2026 a las 14:30, Ada (<a@x.example>) escribió:\n> ¿No?', 'Sí.'],
    [
      'Italian',
      'Sì.\n\nIl giorno ven 20 nov 2026 alle ore 14:30 Ada <a@x.example> ha scritto:\n> No?',
      'Sì.',
    ],
    ['Portuguese', 'Sim.\n\nAda <a@x.example> escreveu no dia sexta, 20/11/2026 à(s) 14:30:\n> Não?', 'Sim.'],
    ['Dutch', 'Ja.\n\nOp vr 20 nov 2026 om 14:30 schreef Ada <a@x.example>:\n> Nee?', 'Ja.'],
    ['Polish', 'Tak.\n\npt., 20 lis 2026 o 14:30 Ada <a@x.example> napisał(a):\n> Nie?', 'Tak.'],
    [
      'Russian',
      'Да.\n\nпт, 20 нояб. 2026 г. в 14:30, Ada <a@x.example>:\n> Нет?',
      'Да.\n\nпт, 20 нояб. 2026 г. в 14:30, Ada <a@x.example>:',
    ],
    ['Russian, with its verb', 'Да.\n\n20.11.2026 14:30, Ada пишет:\n> Нет?', 'Да.'],
    ['an answer without marks of quoting', 'Yes.\n\nOn 20 Nov 2026, Ada wrote:\n\nNo?', 'Yes.'],
    [
      'Outlook',
      'Yes.\n\n-----Original Message-----\nFrom: Ada\nSent: Friday\nTo: Sam\nSubject: x\n\nNo?',
      'Yes.',
    ],
    ['Outlook, German', 'Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Ada\nNein?', 'Ja.'],
    ['Outlook, French', 'Oui.\n\n-----Message d’origine-----\nDe : Ada\nNon?', 'Oui.'],
    [
      'Outlook on the web',
      'Yes.\n________________________________\nFrom: Ada\nSent: Friday\nTo: Sam\nSubject: x\n\nNo?',
      'Yes.',
    ],
    [
      'a header without a divider',
      'Ja.\n\nVon: Ada <a@x.example>\nGesendet: Freitag\nAn: Sam\nBetreff: x\n\nNein?',
      'Ja.',
    ],
    ['a header with stars', 'Yes.\n\n*From:* Ada\n*Sent:* Friday\n*To:* Sam\n*Subject:* x\n\nNo?', 'Yes.'],
    ['answers in between', '> One?\nYes.\n\n> Two?\nNo.', 'Yes.\n\nNo.'],
    ['a signature', 'Yes.\n\n-- \nAda Lovelace\nCountess', 'Yes.'],
    ['a signature above the quotation', 'Yes.\n-- \nAda\n\nOn 20 Nov 2026, Sam wrote:\n> No?', 'Yes.'],
    ['a telephone', 'Yes.\n\nSent from my iPhone', 'Yes.'],
    ['a telephone, German', 'Ja.\n\nVon meinem iPhone gesendet', 'Ja.'],
    ['a rule in a text stays', 'One\n--------\nTwo', 'One\n--------\nTwo'],
    ['From: in a text stays', 'From: the top\nit goes down.', 'From: the top\nit goes down.'],
    [
      'a sentence with the verb stays',
      'As Ada wrote in her letter:\nall is well.',
      'As Ada wrote in her letter:\nall is well.',
    ],
    [
      'a forwarded mail is all there is',
      '---------- Forwarded message ---------\nFrom: Ada\nSubject: x\n\nHello',
      '---------- Forwarded message ---------\nFrom: Ada\nSubject: x\n\nHello',
    ],
    ['nothing but a quotation', '> Hello\n> you', 'Hello\nyou'],
    ['nothing', '\n \n', ''],
  ])('%s', (_why, text, own) => {
    expect(
      ownWords(text)
        .join('\n')
        .replace(/\n{2,}/g, '\n\n'),
    ).toBe(own)
    expect(
      ownWords(text.replaceAll('\n', '\r\n'))
        .join('\n')
        .replace(/\n{2,}/g, '\n\n'),
    ).toBe(own)
  })
})

describe('HTML as text', () => {
  test.each([
    ['paragraphs and breaks', '<p>One<br>two</p><p>three</p>', 'One\ntwo\n\nthree'],
    ['blanks', '<div>  a\n  b&nbsp;c </div>', 'a b c'],
    [
      'references',
      '&lt;b&gt; &amp; &#8364;&#x20ac; &euro; &auml;&Auml; &#150; &bogus; &#0; &#xd800; &#1114112;',
      '<b> & €€ € äÄ – &bogus; \ufffd \ufffd \ufffd',
    ],
    ['lists', '<ul><li>a<li>b</ul>', '- a\n- b'],
    ['a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    [
      'a quotation',
      'Yes<blockquote>No?<blockquote>x</blockquote></blockquote>so',
      'Yes\n\n> No?\n>\n>> x\n>\nso',
    ],
    ['what runs', 'a<script>alert(1)</script><style>b{}</style><svg onload=x>c</svg>d', 'ad'],
    ['a head', '<html><head><title>t</title></head><body>b</body></html>', 'b'],
    ['an open script', 'a<script>alert(1)', 'a'],
    [
      'what is hidden',
      '<div style="display:none">x<div>y</div></div>b<span style="font-size:0px">z</span>',
      'b',
    ],
    ['hidden and never closed', '<div style="display: none">x', 'x'],
    ['a comment', 'a<!-- <b> -->b<!-- c', 'ab'],
    ['a > in an attribute', '<a title="a > b" href=x>c</a>', 'c'],
    ['a quote that is never closed', '<a title="x>c</a> d', 'c d'],
    ['no tag', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['an image', 'a<img src="http://t.example/p.png" onerror=x>b', 'ab'],
    ['pre', '<pre>a\n  b</pre>', 'a\n  b'],
    ['letters whose lower case is longer', 'İİİ<STYLE>x</STYLE>y', 'İİİy'],
  ])('%s', (_why, html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  test.each([
    ['tags', '<'.repeat(300_000)],
    ['open tags', '<a '.repeat(200_000)],
    ['comments', '<!--'.repeat(200_000)],
    ['hidden ones', '<div style="display:none">'.repeat(40_000)],
    ['quotations', '<blockquote>'.repeat(80_000)],
    ['quotes', '<a b="'.repeat(100_000)],
  ])('floods of %s end', (_why, html) => {
    expect(htmlToText(html).length).toBeLessThan(2_000_000)
  })
})
