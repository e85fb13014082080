// Hostile tables, made here.

import type { HostileFile } from './files.ts'

const HEAD = 'Name,Email,Phone,Notes'
const KIM = 'Kim Kurz,kim@short.example,020 7946 0958,fine'
const table = (...rows: string[]) => [HEAD, ...rows, ''].join('\r\n')

export const CSV: readonly HostileFile[] = [
  ['columns', 'REJECT', `${'c,'.repeat(1_000_000)}c\r\n1,2\r\n`],
  ['one-line', 'REJECT', 'x'.repeat(5_000_000)],
  [
    'card-in-a-cell',
    'INERT',
    table('Mira,m@muster.example,,"---\nname: x\nstage: won\n---\n## Log\n- 2026-01-01 call: signed"'),
  ],
  [
    'formulas',
    'EXACT',
    table('=HYPERLINK(1),m@muster.example,,"@SUM(A1)"', '-1+1,k@muster.example,,"+cmd|x!A0"'),
  ],
  ['bom-between', 'INERT', `\ufeff${table(KIM)}\ufeffMira,m@muster.example,,x\r\n`],
  ['object-headers', 'INERT', 'constructor,toString,__proto__,Name\r\na,b,c,Mira\r\n'],
  ['headers-by-case', 'FLAG', 'Name,NAME,name,Email\r\nMira,Muster,M,m@muster.example\r\n'],
  ['cr-only', 'EXACT', table(KIM).replaceAll('\r\n', '\r')],
  ['after-the-quote', 'QUARANTINE', table('"Mira"x,m@muster.example,,y', KIM)],
  ['two-separators', 'FLAG', 'Name;Email;Phone\r\nMira,m@muster.example,1\r\nKim;k@short.example;2\r\n'],
  ['header-of-two-lines', 'INERT', '"First\nname","Last\nname",Email\r\nMira,Muster,m@muster.example\r\n'],
  ['numbers', 'EXACT', table('Mira,m@muster.example,,"1e308; NaN; -0; 0x1F; Infinity; 1,5"')],
  ['days-that-are-none', 'FLAG', 'Name,Birthday\r\nMira,0000-00-00\r\nKim,2020-02-31\r\n'],
  ['nothing', 'REJECT', ''],
  ['blanks', 'REJECT', '\r\n \r\n\r\n'],
  [
    'picture',
    'REJECT',
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(999)]),
  ],
  ['escapes', 'QUARANTINE', table('\u001b]0;x\u0007Mira,m@muster.example,,', KIM)],
  ['large-cell', 'QUARANTINE', table(`Mira,m@muster.example,,${'x'.repeat(800_000)}`, KIM)],
  ['one-often', 'INERT', table(...Array.from({ length: 5000 }, () => KIM)), '<= 20 s, <= 500 MB'],
  ['utf16-no-bom', 'INERT', Buffer.from(table('Mir\u00e4,m@muster.example,,x'), 'utf16le')],
  [
    'two-encodings',
    'FLAG',
    Buffer.concat([
      Buffer.from(table('J\u00f6rg,j@muster.example,,')),
      Buffer.from('Jos\u00e9,o@muster.example,,\r\n', 'latin1'),
    ]),
  ],
  ['bidi-name', 'FLAG', table('\u202eMira\u202c,m@muster.example,,', 'K\u200bim,k@short.example,,')],
  [
    'slugs',
    'INERT',
    table(
      ...['../../x', 'con', 'cardfile.yaml', '_presets', '__proto__', 'index', 'aux.md', '.git/config'].map(
        (name) => `${name},,,x`,
      ),
    ),
  ],
  ['email-inject', 'FLAG', table('Mira,"m@muster.example\r\nBcc: evil@evil.invalid",,')],
  ['links', 'FLAG', 'Name,Website\r\nMira,javascript:alert(1)\r\nKim,"java\tscript:alert(1)"\r\n'],
  [
    'slow-patterns',
    'FLAG',
    table(
      `Mira,${'a@a.'.repeat(9000)},${'1-'.repeat(9000)},`,
      `${'a '.repeat(400)},${'.'.repeat(20_000)}@x,,`,
    ),
  ],
  ['quotes-only', 'QUARANTINE', table(`${'"'.repeat(9999)},,,`)],
  ['markup', 'INERT', table('<script>PWN=1</script>,m@muster.example,,"<!-- {{7*7}} {PWN=1} -->"')],
  ['tab-lie', 'INERT', 'Name\tEmail\tNotes\r\nMira\tm@muster.example\ta,b;c|d\r\n'],
  ['sep-line', 'INERT', 'sep=|\r\nName|Email|Notes\r\nMira|m@muster.example|a;b,c\r\n'],
  [
    'quote-late',
    'QUARANTINE',
    table(
      ...Array.from({ length: 300 }, (_, i) => `P ${i},p${i}@muster.example,,`),
      'Mira,m@muster.example,,"open',
      KIM,
    ),
  ],
  ['line-separators', 'INERT', table('Mira\u2028Muster,m@muster.example,,a\u2029b\u0085c')],
]
