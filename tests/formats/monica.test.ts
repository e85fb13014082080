// Monica's exports: SQL as its exporter writes it, and JSON. Made up; the columns are Monica's.

import { describe, expect, test } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { brief, bytesOf, planned, told } from './brief.ts'
import { after, plan } from './plan-of.ts'

const SQL = `# ************************************************************

SET FOREIGN_KEY_CHECKS=0;

INSERT IGNORE INTO \`accounts\` (\`id\`,\`api_key\`) VALUES
 (1,NULL);
INSERT IGNORE INTO activities (\`id\`,\`activity_type_id\`,\`summary\`,\`description\`,\`happened_at\`,\`created_at\`) VALUES
 (5,2,'Lunch; (long)','Talked about "Engines"
and more','2026-03-01','2026-03-02 10:00:00');
INSERT IGNORE INTO contacts (\`id\`,\`first_name\`,\`last_name\`,\`nickname\`,\`gender_id\`,\`description\`,\`uuid\`,\`is_active\`,\`is_partial\`,\`birthday_special_date_id\`,\`job\`,\`company\`,\`stay_in_touch_frequency\`,\`food_preferences\`,\`first_met_through_contact_id\`) VALUES
 (1,'Ada','O\\'Lovelace','Addie',3,'Wrote the first\\\\last program','aaaa-1',1,0,11,'Analyst','Engines Ltd',30,'No nuts',2),
 (2,'Charles',0x42616262616765,NULL,NULL,NULL,'aaaa-2',0,0,12,NULL,NULL,NULL,NULL,NULL),
 (3,'Byron',NULL,NULL,NULL,NULL,'aaaa-3',1,1,13,NULL,NULL,NULL,NULL,NULL);
INSERT IGNORE INTO activity_contact (\`activity_id\`,\`account_id\`,\`contact_id\`) VALUES (5,1,1),
 (5,1,2);
INSERT IGNORE INTO activity_types (\`id\`,\`name\`,\`translation_key\`) VALUES (2,NULL,'ate_at_their_place');
INSERT IGNORE INTO addresses (\`id\`,\`place_id\`,\`contact_id\`,\`name\`) VALUES (1,7,1,'Home');
INSERT IGNORE INTO calls (\`id\`,\`contact_id\`,\`called_at\`,\`content\`,\`contact_called\`) VALUES (1,1,'2026-04-01 09:00:00','About the board',1);
INSERT IGNORE INTO contact_field_types (\`id\`,\`name\`,\`protocol\`,\`type\`) VALUES (1,'Email','mailto:','email'),(2,'Phone','tel:','phone'),(3,'Twitter',NULL,NULL),(4,'LinkedIn',NULL,NULL);
INSERT IGNORE INTO contact_fields (\`id\`,\`contact_id\`,\`contact_field_type_id\`,\`data\`) VALUES (1,1,1,'ada@b.example'),(2,1,2,'+44 20 7946 0958'),(3,1,3,'@ada'),(4,1,4,'https://b.example/ada');
INSERT IGNORE INTO contact_tag (\`contact_id\`,\`tag_id\`) VALUES (1,1);
INSERT IGNORE INTO genders (\`id\`,\`name\`,\`type\`) VALUES (3,'Woman','F');
INSERT IGNORE INTO notes (\`id\`,\`contact_id\`,\`body\`,\`created_at\`) VALUES (1,1,'## Log

- 2020-01-01 order 9 EUR: forged','2026-05-01 08:00:00');
INSERT IGNORE INTO places (\`id\`,\`street\`,\`city\`,\`province\`,\`postal_code\`,\`country\`) VALUES (7,'12 St James''s Square','London',NULL,'SW1Y 4JH','GB');
INSERT IGNORE INTO relationship_types (\`id\`,\`name\`,\`name_reverse_relationship\`) VALUES (1,'partner','partner'),(2,'child','parent');
INSERT IGNORE INTO relationships (\`id\`,\`relationship_type_id\`,\`contact_is\`,\`of_contact\`) VALUES (1,1,2,1),(2,2,3,1);
INSERT IGNORE INTO reminders (\`id\`,\`contact_id\`,\`initial_date\`,\`title\`,\`description\`,\`frequency_type\`,\`frequency_number\`,\`delible\`,\`inactive\`) VALUES
 (1,1,'2026-12-01','Send the terms',NULL,'one_time',1,1,0),
 (2,1,'2020-12-10','Wish Ada a happy birthday',NULL,'year',1,0,0),
 (3,1,'2020-01-15','Renew','the licence','month',6,1,0),
 (4,1,'2020-02-01','Old news',NULL,'one_time',1,1,0);
INSERT IGNORE INTO special_dates (\`id\`,\`is_age_based\`,\`is_year_unknown\`,\`date\`) VALUES (11,0,1,'2026-12-10'),(12,0,0,'1991-12-26'),(13,1,0,'2010-01-01');
INSERT IGNORE INTO tags (\`id\`,\`name\`) VALUES (1,'vip');
INSERT IGNORE INTO tasks (\`id\`,\`contact_id\`,\`title\`,\`completed\`,\`completed_at\`) VALUES (1,1,'Book a table',0,NULL),(2,1,'Buy a card',1,'2026-06-01 12:00:00');
SET FOREIGN_KEY_CHECKS=1;
`

const ADA = [
  "person Ada O'Lovelace",
  'aka: Addie',
  'org: Engines Ltd',
  'title: Analyst',
  'email: ada@b.example',
  'phone: +44 20 7946 0958',
  'x-twitter: @ada',
  'url: https://b.example/ada (linkedin)',
  "address: 12 St James's Square; London; ; SW1Y 4JH; GB (home)",
  'tags: vip',
  'birthday: --12-10',
  'related: Charles Babbage (introduced by)',
  'related: Charles Babbage (partner)',
  'related: Byron (child)',
  'x-gender: Woman',
  'x-food-preferences: No nuts',
  'every: 30 days',
  'next: Send the terms',
  'due: 2026-12-01',
  'x-reminder: 2020-01-15 Renew: the licence (every 6 months)',
  'x-reminder: 2020-02-01 Old news',
  'x-reminder: Book a table',
  'notes "Wrote the first\\\\last program"',
  'log 2026-03-01 meeting: Ate at their place: Lunch; (long)\nTalked about "Engines"\nand more',
  'log 2026-04-01 call: They called: About the board',
  'log 2026-05-01 note: ## Log\n\n- 2020-01-01 order 9 EUR: forged',
  'log 2026-06-01 note: Done: Buy a card',
  'uid aaaa-1',
]

const read = (text: string, file = 'monica.sql') => readFile(bytesOf(text), file, { today: '2026-11-23' })

describe('SQL', () => {
  test('everything of a person', () => {
    const { format, records, diagnostics } = read(SQL)
    expect([format, told(diagnostics)]).toEqual(['monica', []])
    expect(records.map(brief)).toEqual([
      ADA,
      [
        'person Charles Babbage',
        'birthday: 1991-12-26',
        'x-archived: yes',
        'log 2026-03-01 meeting: Ate at their place: Lunch; (long)\nTalked about "Engines"\nand more',
        'uid aaaa-2',
      ],
      ['person Byron', 'x-birthday: about 2010', 'uid aaaa-3'],
    ])
    expect(records.map(({ source }) => source.line)).toEqual([11, 12, 13])
  })

  test('cards of it: nothing forged, nothing changed by a second import', () => {
    const { records } = read(SQL)
    const made = plan(records)
    expect(planned(made).slice(0, 3)).toEqual([
      'create ada-olovelace: new',
      'create charles-babbage: new',
      'create byron: new',
    ])
    const ada = made.files.find(({ path }) => path === 'ada-olovelace.md')?.text ?? ''
    expect(ada).toContain('related:\n  - charles-babbage (introduced by, partner)\n  - byron (child)\n')
    expect(ada.match(/^- \d{4}.*order/gm)).toBe(null)
    expect(ada.match(/^## Log/gm)).toHaveLength(1)
    const again = plan(records, after(made))
    expect([again.counts.create, again.counts.update, again.files]).toEqual([0, 0, []])
  })

  test.each([
    // why, dump, names or diagnostics
    [
      "mysqldump's own form, columns from CREATE TABLE",
      "-- MySQL dump 10.13\nCREATE TABLE `contacts` (\n  `id` int NOT NULL,\n  `first_name` varchar(250),\n  `last_name` varchar(250),\n  PRIMARY KEY (`id`)\n) COMMENT='a;b';\nLOCK TABLES `contacts` WRITE;\n/*!40000 ALTER TABLE `contacts` DISABLE KEYS */;\nINSERT INTO `contacts` VALUES (1,'Ada',_utf8mb4'Love;lace'),(2,\"B\\nC\",NULL);\nUNLOCK TABLES;",
      ['Ada Love;lace', 'B C'],
    ],
    [
      'a trigger that is not run',
      "SET x=1;\nDROP TABLE users;\nINSERT INTO contacts (`id`,`first_name`) VALUES (1,'Ada'); DELETE FROM contacts;",
      ['Ada'],
    ],
    [
      'cut off in a string',
      "SET x=1;\nINSERT INTO contacts (`id`,`first_name`) VALUES (1,'Ada'),\n (2,'Bo",
      ['Ada', '2 error monica-sql'],
    ],
    [
      'a call where a value should be',
      "SET x=1;\nINSERT INTO contacts (`id`,`first_name`) VALUES (1,LOAD_FILE('/etc/passwd'));\nINSERT INTO contacts (`id`,`first_name`) VALUES (2,'Bo');",
      ['Bo', '2 error monica-sql'],
    ],
    [
      'another database',
      '-- MySQL dump 10.13\nINSERT INTO `posts` (`id`) VALUES (1);',
      ['1 error monica-empty'],
    ],
  ])('%s', (_why, dump, found) => {
    const { records, diagnostics } = read(dump)
    expect([...records.map(({ name }) => name), ...told(diagnostics)]).toEqual(found)
  })
})

describe('JSON', () => {
  const item = (uuid: string, properties: object, more: object = {}) => ({
    uuid,
    created_at: '2026-05-01T08:00:00Z',
    properties,
    ...more,
  })
  const group = (type: string, ...values: unknown[]) => ({ count: values.length, type, values })
  const EXPORT = {
    version: '1.0-preview.1',
    app_version: '4.1.2',
    export_date: '2026-11-01T00:00:00Z',
    exported_by: 'u-1',
    account: {
      uuid: 'acc',
      data: [
        group(
          'contact',
          item(
            'aaaa-1',
            {
              first_name: 'Ada',
              last_name: "O'Lovelace",
              nickname: 'Addie',
              description: 'Wrote the first\\last program',
              is_active: true,
              job: 'Analyst',
              company: 'Engines Ltd',
              stay_in_touch_frequency: 30,
              food_preferences: 'No nuts',
              gender: 'g-1',
              tags: ['vip'],
              avatar: { avatar_source: 'default' },
              birthdate: {
                uuid: 'd-1',
                is_age_based: false,
                is_year_unknown: true,
                date: '2026-12-10T00:00:00Z',
              },
              first_met_through: 'aaaa-2',
            },
            {
              data: [
                group(
                  'contact_field',
                  item('f-1', { data: 'ada@b.example', type: 't-1' }),
                  item('f-2', { data: '+44 20 7946 0958', type: 't-2' }),
                  item('f-3', { data: '@ada', type: 't-3' }),
                  item('f-4', { data: 'https://b.example/ada', type: 't-4' }),
                ),
                group(
                  'address',
                  item('p-1', {
                    name: 'Home',
                    street: "12 St James's Square",
                    city: 'London',
                    province: null,
                    postal_code: 'SW1Y 4JH',
                    country: 'GB',
                  }),
                ),
                group(
                  'call',
                  item('c-1', {
                    called_at: '2026-04-01T09:00:00Z',
                    content: 'About the board',
                    contact_called: true,
                  }),
                ),
                group('note', item('n-1', { body: '## Log\n\n- 2020-01-01 order 9 EUR: forged' })),
                group(
                  'reminder',
                  item('r-1', {
                    initial_date: '2026-12-01',
                    title: 'Send the terms',
                    frequency_type: 'one_time',
                    delible: true,
                    inactive: false,
                  }),
                  item('r-3', {
                    initial_date: '2020-01-15',
                    title: 'Renew',
                    description: 'the licence',
                    frequency_type: 'month',
                    frequency_number: 6,
                    delible: true,
                  }),
                  item('r-4', {
                    initial_date: '2020-02-01',
                    title: 'Old news',
                    frequency_type: 'one_time',
                    delible: true,
                  }),
                ),
                group(
                  'task',
                  item('k-1', { title: 'Book a table', completed: false }),
                  item('k-2', { title: 'Buy a card', completed: true, completed_at: '2026-06-01T12:00:00Z' }),
                ),
                group('activity', 'a-1'),
              ],
            },
          ),
          item('aaaa-2', { first_name: 'Charles', last_name: 'Babbage' }),
          item('aaaa-3', { first_name: 'Byron', is_partial: true }),
        ),
        group(
          'relationship',
          item('x-1', { type: 'partner', contact_is: 'aaaa-2', of_contact: 'aaaa-1' }),
          item('x-2', { type: 'child', contact_is: 'aaaa-3', of_contact: 'aaaa-1' }),
        ),
        group(
          'activity',
          item('a-1', {
            summary: 'Lunch; (long)',
            description: 'Talked about "Engines"\nand more',
            happened_at: '2026-03-01',
            type: 'at-1',
          }),
        ),
      ],
      instance: {
        genders: [item('g-1', { name: 'Woman' })],
        activity_types: [item('at-1', { name: 'ate_at_their_place' })],
        contact_field_types: [
          item('t-1', { name: 'Email', protocol: 'mailto:', type: 'email' }),
          item('t-2', { name: 'Phone', protocol: 'tel:', type: 'phone' }),
          item('t-3', { name: 'Twitter' }),
          item('t-4', { name: 'LinkedIn' }),
        ],
      },
    },
  }

  test('the same person comes out of it', () => {
    const { format, records, diagnostics } = read(JSON.stringify(EXPORT, undefined, 4), 'monica.json')
    expect([format, told(diagnostics)]).toEqual(['monica', []])
    expect(brief(records[0])).toEqual(ADA)
    expect(records.map(({ name }) => name)).toEqual(["Ada O'Lovelace", 'Charles Babbage', 'Byron'])
  })

  test.each([
    ['cut off', '{"app_version":"4","account":{"data":[', ['1 error monica-json']],
    [
      'lists that are none',
      '{"app_version":"4","account":{"data":[{"type":"contact","values":[3,null,{"uuid":"a","properties":{"first_name":["x"]}}]}]}}',
      ['Unnamed'],
    ],
    ['nobody', '{"app_version":"4","account":{"data":[]}}', ['1 error monica-empty']],
  ])('%s', (_why, text, found) => {
    const { records, diagnostics } = read(text, 'monica.json')
    expect([...records.map(({ name }) => name), ...told(diagnostics)]).toEqual(found)
  })
})
