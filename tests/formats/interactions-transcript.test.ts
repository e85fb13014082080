import { describe, expect, test } from 'vitest'
import { type ReadTranscript, readTranscript, type TranscriptOptions } from '../../src/formats/index.ts'
import { suggestionsIn } from '../../src/formats/transcript/suggest.ts'
import { turnsOf } from '../../src/formats/transcript/turns.ts'
import { bytesOf, told } from './brief.ts'

const brief = (text: string) =>
  turnsOf(text).map(({ speaker, text, at }) => `${at ?? '-'} ${speaker || '-'}: ${text}`)

describe('who said what', () => {
  test('nobody, in a list of a hundred and forty thousand words with a colon each', () => {
    const list = Array.from({ length: 140_000 }, (_, n) => `Part-${n}: in stock\n`).join('')
    expect(brief(list)).toEqual([])
  })

  test.each([
    [
      'WebVTT with voices',
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Ada Lovelace>Hello &amp; good <b>day</b>.</v>\n\n00:05.000 --> 00:06.000 align:start\n<v.loud Sam>Hello.\nAda.\n',
      ['1 Ada Lovelace: Hello & good day .', '5 Sam: Hello. Ada.'],
    ],
    [
      'WebVTT with names in the text',
      'WEBVTT - Call\n\nNOTE made by x\n\n00:01.000 --> 00:02.000\nAda Lovelace: Hello.\n\n00:03.000 --> 00:04.000\nSam: Hi.\n',
      ['1 Ada Lovelace: Hello.', '3 Sam: Hi.'],
    ],
    ['WebVTT without names', '\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello\r\n', ['1 -: Hello']],
    [
      'WebVTT, styles and several voices on a line',
      'WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\n<v A B>One <v C>two\n',
      ['1 A B: One', '1 C: two'],
    ],
    [
      'SubRip',
      '1\n00:00:01,000 --> 00:00:02,000\nAda: Hello\n\n2\n00:01:02,000 --> 00:01:03,000\nSam: Hi\n',
      ['1 Ada: Hello', '62 Sam: Hi'],
    ],
    [
      'names',
      'Ada: Hello.\nSam: Hi.\nHow are you?\n\nAda: Well.\n',
      ['- Ada: Hello.', '- Sam: Hi. How are you?', '- Ada: Well.'],
    ],
    [
      'times and names',
      '[00:01:02] Ada: Hello.\n(01:05) Sam: Hi.\n1:02:03 Ada: Well.',
      ['62 Ada: Hello.', '65 Sam: Hi.', '3723 Ada: Well.'],
    ],
    [
      'names and times',
      'Ada Lovelace (00:01): Hello.\nSam [00:05]: Hi.',
      ['1 Ada Lovelace: Hello.', '5 Sam: Hi.'],
    ],
    [
      'a name and a time above',
      'Ada Lovelace  0:05\nHello.\nSam de la Cruz 0:09\nHi.\nWe meet at 10:30\n',
      ['5 Ada Lovelace: Hello.', '9 Sam de la Cruz: Hi. We meet at 10:30'],
    ],
    [
      'Markdown',
      '**Ada:** Hello.\n**Sam:** Hi.\n**Ada:** Yes.',
      ['- Ada: Hello.', '- Sam: Hi.', '- Ada: Yes.'],
    ],
    [
      'a head and a colon in a sentence',
      'Title: A call\nDate: 2026-11-20\n\nAda: One thing: money.\nSam: How much?\nAda: A lot.',
      ['- Ada: One thing: money.', '- Sam: How much?', '- Ada: A lot.'],
    ],
    [
      'a time that is said',
      'Ada: When?\nSam: At\n10:30 is fine.\nAda: Good.',
      ['- Ada: When?', '- Sam: At 10:30 is fine.', '- Ada: Good.'],
    ],
    [
      'other scripts',
      '李雷：x\n李雷: 你好\n韩梅梅: 你好\n李雷: 再见',
      ['- 李雷: 你好', '- 韩梅梅: 你好', '- 李雷: 再见'],
    ],
    ['no transcript', 'Dear Ada,\n\nhello.\n', []],
    ['nothing', '', []],
  ])('%s', (_why, text, turns) => {
    expect(brief(text)).toEqual(turns)
  })
})

describe('what was said of things to come, on Friday 20 November 2026', () => {
  test.each([
    // what was said, the day
    ["I'll send you the terms by Friday.", '2026-11-27'],
    ['I will e-mail it tomorrow', '2026-11-21'],
    ["We'll get back to you in two weeks.", '2026-12-04'],
    ['Call me next week.', '2026-11-23'],
    ["Let's meet on 3 March.", '2027-03-03'],
    ['Let’s talk on the 3rd of March, 2028!', '2028-03-03'],
    ['Can you send it by the end of the month?', '2026-11-30'],
    ['Please call on December 1st.', undefined],
    ['Could you ring on next Monday?', '2026-11-23'],
    ['I can check that in a couple of days.', '2026-11-22'],
    ['Let me prepare it until 2026-12-05.', '2026-12-05'],
    ['Ich schicke Ihnen das Angebot bis Freitag.', '2026-11-27'],
    ['Dann rufe ich Sie morgen an.', '2026-11-21'],
    ['Guten Morgen, ich rufe an.', undefined],
    ['Rufen Sie mich nächste Woche an.', '2026-11-23'],
    ['Wir treffen uns am 3. März.', '2027-03-03'],
    ['Ich melde mich in zwei Wochen.', '2026-12-04'],
    ['Ich werde das bis Ende des Monats klären.', '2026-11-30'],
    ['Lassen Sie uns am 3.12. sprechen.', '2026-12-03'],
    ['Je vous enverrai le contrat vendredi.', '2026-11-27'],
    ['Rappelez-moi la semaine prochaine.', '2026-11-23'],
    ['On se voit le 3 mars ?', '2027-03-03'],
    ['Je vais vous rappeler dans deux jours.', '2026-11-22'],
    ['Je vous envoie ça demain.', '2026-11-21'],
    ['Nos vemos el 3 de marzo.', '2027-03-03'],
    ['Le envío la oferta el viernes.', '2026-11-27'],
    ['Llámeme la próxima semana.', '2026-11-23'],
    ['Te llamo mañana.', '2026-11-21'],
    ['Voy a llamarle pasado mañana por la mañana.', '2026-11-22'],
    ['Le enviaré todo a finales de mes.', '2026-11-30'],
    ['I sent it on Friday.', undefined],
    ['Friday was a good day.', undefined],
    ["I'll send it.", undefined],
    ['Ich habe am Freitag angerufen.', undefined],
  ])('%s', (text, due) => {
    const found = suggestionsIn([{ speaker: 'Ada', text, line: 1 }], '2026-11-20')
    expect(found).toEqual(due === undefined ? [] : [{ next: `Ada: "${text}"`, due, line: 1 }])
  })

  test('sentences one by one, each once, and no flood', () => {
    const text =
      'Well. I’ll call you tomorrow! That is 3. May I? Send me the list by Monday, please. I’ll call you tomorrow!'
    const found = suggestionsIn([{ speaker: '', text, line: 4 }], '2026-11-20')
    expect(found).toEqual([
      { next: '"I’ll call you tomorrow!"', due: '2026-11-21', line: 4 },
      { next: '"Send me the list by Monday, please."', due: '2026-11-23', line: 4 },
    ])
    const many = Array.from({ length: 500 }, (_, i) => ({
      speaker: `S${i}`,
      text: "I'll call tomorrow.",
      line: i,
    }))
    expect(suggestionsIn(many, '2026-11-20')).toHaveLength(20)
    expect(suggestionsIn([{ speaker: 'A', text: "I'll ".repeat(200_000), line: 1 }], '2026-11-20')).toEqual(
      [],
    )
  })
})

const TALK =
  'Ada Lovelace: Good morning Sam, thank you for the terms.\nSam Rivers: Are they all right?\nAda Lovelace: Call me next week.\n'
const read = (
  text: string,
  file = 'call.txt',
  options: Partial<TranscriptOptions> = {},
): Promise<ReadTranscript> => readTranscript(bytesOf(text), file, { kind: 'call', ...options })

test('one interaction with an extract, and suggestions beside it', async () => {
  const { interaction, suggestions, speakers } = await read(TALK, 'call.txt', { date: '2026-11-20' })
  expect(interaction).toMatchObject({
    id: expect.stringMatching(/^Transcript-Hash: [0-9a-f]{32}$/),
    date: '2026-11-20',
    kind: 'call',
    subject: 'Transcript: Ada Lovelace, Sam Rivers',
    extract: ['Ada Lovelace: Good morning Sam, thank you for the terms.', 'Ada Lovelace: Call me next week.'],
  })
  expect(suggestions).toEqual([{ next: 'Ada Lovelace: "Call me next week."', due: '2026-11-23', line: 3 }])
  expect(speakers).toEqual(['Ada Lovelace', 'Sam Rivers'])
})

test('the same talk in another form has the same id', async () => {
  const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello.\n\n00:03.000 --> 02:00.000\n<v Sam>Hi.\n'
  const [a, b] = [
    await read('Ada: Hello.\nSam: Hi.\n', 'a.txt', { date: '2026-11-20' }),
    await read(vtt, 'a.vtt', { date: '2026-11-20' }),
  ]
  expect(a.interaction?.id).toBe(b.interaction?.id)
})

test.each([
  // why, what stands above, the file's name, the day
  ['a date line', 'Date: 2026-11-20\n', 'x.txt', '2026-11-20'],
  ['a date line in words', 'Date: 20 November 2026, 14:00\n', 'x.txt', '2026-11-20'],
  ['American words', 'Recorded on: November 20, 2026\n', 'x.txt', '2026-11-20'],
  ['a title with a date', 'Call with Ada, 2026-11-20\n\n', 'x.txt', '2026-11-20'],
  ['the name of the file', '', 'calls/2026-11-20 Ada.txt', '2026-11-20'],
  ['the name of a recording', '', 'GMT20261120-140000_Recording.txt', '2026-11-20'],
  ['nothing', '', 'call.txt', undefined],
  ['figures whose order nobody knows', 'Date: 11/12/2026\n', 'x.txt', undefined],
  ['two days', '', '2026-11-20 to 2026-11-21.txt', undefined],
])('the day: %s', async (_why, head, file, day) => {
  const { interaction, diagnostics } = await read(head + TALK, file)
  expect(interaction?.date).toBe(day)
  expect(told(diagnostics)).toEqual(day === undefined ? ['1 error import-transcript'] : [])
})

test('a day that is spoken of is not the day of the talk', async () => {
  expect((await read(`Ada: Not before 2026-12-01.\n${TALK}`)).interaction).toBe(undefined)
})

test('what is no transcript is told', async () => {
  expect(told((await read('Dear Ada,\n\nhello', 'a.txt', { date: '2026-11-20' })).diagnostics)).toEqual([
    '1 error import-transcript',
  ])
})
