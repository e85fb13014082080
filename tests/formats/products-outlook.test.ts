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
