// Outlook's exports in more languages, one invented row of each.

import { expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, csvOf } from './brief.ts'

test.each([
  [
    'Outlook (French)',
    {
      Titre: 'Mme',
      Prénom: 'Ada',
      Nom: 'Lovelace',
      'Société ': 'Acme',
      'Rue (bureau)': '12 rue X',
      'Code postal (bureau)': '75001',
      'Téléphone (bureau)': '+33 1',
      'Adresse de messagerie': 'a@b.example',
      Anniversaire: '10/12/1915',
      Priorité: 'Normale',
      'Conjoint(e)': 'William',
    },
    [
      'person Ada Lovelace',
      'org: Acme',
      'phone: +33 1 (work)',
      'email: a@b.example',
      'birthday: 1915-12-10',
      'related: William (spouse)',
      'address: 12 rue X; ; ; 75001; (work)',
    ],
  ],
  [
    'Outlook (Polish)',
    {
      Imię: 'Ada',
      Nazwisko: 'Lovelace',
      Firma: 'Acme',
      'Adres służbowy - ulica': 'Długa 1',
      'Adres służbowy - miejscowość': 'Kraków',
      'Telefon komórkowy': '+48 1',
      'Adres e-mail': 'a@b.example',
      Prywatne: 'Fałsz',
      Urodziny: '10.12.1915',
    },
    [
      'person Ada Lovelace',
      'org: Acme',
      'phone: +48 1 (mobile)',
      'email: a@b.example',
      'birthday: 1915-12-10',
      'address: Długa 1; Kraków; ; ; (work)',
    ],
  ],
  [
    'Outlook (Polish)',
    {
      Imię: 'Ada',
      Nazwisko: 'Nowak',
      'Ulica (biuro)': 'Długa 1',
      'Miasto (biuro)': 'Kraków',
      'Adres e-mail': 'a@b.example',
      Przydomek: 'Adka',
    },
    ['person Ada Nowak', 'email: a@b.example', 'aka: Adka', 'address: Długa 1; Kraków; ; ; (work)'],
  ],
  [
    'Outlook (Japanese)',
    {
      名: '太郎',
      姓: '山田',
      会社名: '株式会社例',
      役職: '部長',
      '番地 (会社)': '丸の内1-1',
      '市町村 (会社)': '千代田区',
      携帯電話: '+81 90',
      '電子メール アドレス': 'a@b.example',
      姓フリガナ: 'ヤマダ',
      優先度: '標準',
      誕生日: '1990/4/1',
    },
    [
      'person 太郎 山田',
      'org: 株式会社例',
      'title: 部長',
      'phone: +81 90 (mobile)',
      'email: a@b.example',
      'x-family-yomi: ヤマダ',
      'birthday: 1990-04-01',
      'address: 丸の内1-1; 千代田区; ; ; (work)',
    ],
  ],
] as [string, Record<string, string>, string[]][])('%s', (product, cells, lines) => {
  const { records, mapping } = readFile(bytesOf(csvOf(Object.keys(cells), Object.values(cells))), 'a.csv')
  expect(mapping?.product).toBe(product)
  expect(records.map(brief)).toEqual([lines])
})

const SIGNS: Readonly<Record<string, readonly string[]>> = {
  Outlook: ['First Name', 'Last Name', 'Business Phone', 'E-mail Address', 'Job Title', 'Business Street'],
  'Outlook (German)': ['Vorname', 'Nachname', 'Straße geschäftlich', 'E-Mail-Adresse'],
  'Outlook (French)': ['Prénom', 'Nom', 'Rue (bureau)', 'Adresse de messagerie'],
  'Outlook (Spanish)': ['Nombre', 'Apellidos', 'Calle del trabajo'],
  'Outlook (Polish)': ['Imię', 'Nazwisko', 'Adres służbowy - ulica', 'Adres e-mail'],
  'Outlook (Russian)': ['Имя', 'Фамилия', 'Улица (раб. адрес)'],
  'Outlook (Japanese)': ['名', '姓', '会社名', '電子メール アドレス'],
}

test.each<[product: string, header: string, cell: string, kept: string[]]>([
  ['Outlook', 'Private', 'TRUE', ['private: yes']],
  ['Outlook', 'Private', 'False', []],
  ['Outlook', 'Sensitivity', 'Private', ['private: yes']],
  ['Outlook', 'Sensitivity', 'Normal', []],
  ['Outlook', 'Sensitivity', 'Confidential', ['x-sensitivity: Confidential']],
  ['Outlook (German)', 'Privat', 'Wahr', ['private: yes']],
  ['Outlook (German)', 'Privat', 'Falsch', []],
  ['Outlook (German)', 'Vertraulichkeit', 'Privat', ['private: yes']],
  ['Outlook (French)', 'Privé', 'Vrai', ['private: yes']],
  ['Outlook (French)', 'Privé', 'Faux', []],
  ['Outlook (Spanish)', 'Privado', 'Verdadero', ['private: yes']],
  ['Outlook (Spanish)', 'Private', 'Falso', []],
  ['Outlook (Polish)', 'Prywatne', 'Prawda', ['private: yes']],
  ['Outlook (Polish)', 'Prywatne', 'Fałsz', []],
  ['Outlook (Russian)', 'Частное', 'Истина', ['private: yes']],
  ['Outlook (Russian)', 'Частное', 'Ложь', []],
  ['Outlook (Japanese)', 'プライベート', 'TRUE', ['private: yes']],
  ['Outlook (Japanese)', 'プライベート', 'FALSE', []],
])('%s: "%s" is %s', (product, header, cell, kept) => {
  const signs = SIGNS[product] ?? []
  const csv = csvOf([...signs, header], [...signs.map((_sign, at) => `v${at}`), cell])
  const { records, mapping } = readFile(bytesOf(csv), 'a.csv')
  expect(mapping?.product).toBe(product)
  const found = (records[0] ? brief(records[0]) : []).filter((line) => /privat|priv|sensi|chast/.test(line))
  expect(found).toEqual(kept)
})
