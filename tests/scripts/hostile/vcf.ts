// Hostile vCard files, made here: what nobody's telephone writes, and somebody will send.

import type { HostileFile } from './files.ts'

export const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')
const mira = (...lines: string[]) => card('VERSION:4.0', 'FN:Mira Muster', ...lines)
const old = (...lines: string[]) => card('VERSION:2.1', 'N:Muster;Mira', 'FN:Mira Muster', ...lines)
const wide = (text: string) => Buffer.from(text, 'utf16le')
const kim = card('VERSION:4.0', 'FN:Kim Kurz', 'EMAIL:kim@short.example')

export const VCF: readonly HostileFile[] = [
  ['qp-bomb', 'QUARANTINE', kim + old(`NOTE;ENCODING=QUOTED-PRINTABLE:${'=3D'.repeat(300_000)}`)],
  ['qp-soft-breaks', 'QUARANTINE', old(`NOTE;ENCODING=QUOTED-PRINTABLE:${'x=\r\n'.repeat(100_000)}x`) + kim],
  ['qp-unfinished', 'INERT', old('NOTE;ENCODING=QUOTED-PRINTABLE:half =E4=C') + kim],
  ['photo-large', 'FLAG', mira(`PHOTO:data:image/png;base64,${'iVBORw0KGgo'.repeat(1_000_000)}`)],
  ['photo-no-base64', 'FLAG', old('PHOTO;JPEG;ENCODING=BASE64:!!!***===', '')],
  ['photo-svg', 'FLAG', mira(`PHOTO:data:image/svg+xml;base64,${btoa('<svg onload="alert(1)"/>')}`)],
  [
    'photo-other-type',
    'FLAG',
    mira(`PHOTO;MEDIATYPE=image/png:data:image/png;base64,${btoa('MZ'.repeat(99))}`),
  ],
  ['groups', 'INERT', mira(`${'a.'.repeat(2000)}TEL:+442079460958`, 'item1.item2.EMAIL:mira@muster.example')],
  ['property-name', 'QUARANTINE', mira(`${'X'.repeat(500_000)}:short`, 'EMAIL:mira@muster.example')],
  ['parameters', 'INERT', mira(`TEL${';TYPE=home'.repeat(50_000)}:+442079460958`)],
  ['parameter-quote', 'INERT', mira('TEL;TYPE="home:+442079460958') + kim],
  ['agent', 'INERT', old('AGENT:', 'BEGIN:VCARD', 'VERSION:2.1', 'FN:Agent', 'END:VCARD')],
  [
    'agent-escaped',
    'INERT',
    card('VERSION:3.0', 'FN:Mira', 'N:;Mira;;;', 'AGENT:BEGIN:VCARD\\nFN:A\\nEND:VCARD\\n'),
  ],
  ['begin-in-fold', 'INERT', mira('NOTE:one', ' BEGIN:VCARD', ' END:VCARD', ' FN:Other')],
  ['begin-in-note', 'INERT', mira('NOTE:a\\nEND:VCARD\\nBEGIN:VCARD\\nFN:Forged')],
  ['begin-bomb', 'QUARANTINE', kim + 'BEGIN:VCARD\r\n'.repeat(1000)],
  ['end-bomb', 'FLAG', kim + 'END:VCARD\r\n'.repeat(2_000)],
  ['between-cards', 'FLAG', `${kim}lost line\r\n${mira()}`],
  ['bidi-name', 'FLAG', card('VERSION:4.0', 'FN:\u202ecod.exe\u202c Mira', 'EMAIL:m@muster.example')],
  ['zero-width', 'FLAG', card('VERSION:4.0', 'FN:Mi\u200bra Mus\u2060ter')],
  ['escapes', 'FLAG', card('VERSION:4.0', 'FN:Mira \u001b[31mRed\u001b[0m', 'NOTE:bell\u0007')],
  ['nul', 'FLAG', mira('NOTE:a\u0000b', 'ROLE:x\u0000')],
  [
    'slugs',
    'INERT',
    [
      '../../x',
      'con',
      'cardfile.yaml',
      '_presets',
      'index',
      '__proto__',
      'constructor',
      'NUL.md',
      '-rf',
      '$(id)',
      '.git',
    ]
      .map((name) => card('VERSION:4.0', `FN:${name}`))
      .join(''),
  ],
  ['utf16-no-bom', 'INERT', wide(mira('NOTE:\u00fcber'))],
  ['utf7', 'INERT', old('NOTE;CHARSET=UTF-7:+ADw-script+AD4-alert(1)+ADw-/script+AD4-')],
  ['charset-unknown', 'FLAG', Buffer.from(old('ROLE;CHARSET=X-NONE:Caf\u00e9'), 'latin1')],
  ['two-names', 'INERT', card('VERSION:4.0', 'FN:Mira One', 'FN:Mira Two', 'N:Two;Mira;;;', 'N:One;Mira;;;')],
  ['group-of-itself', 'INERT', card('VERSION:4.0', 'KIND:group', 'FN:Loop', 'UID:urn:x:1', 'MEMBER:urn:x:1')],
  ['related-to-itself', 'INERT', mira('UID:urn:x:2', 'RELATED;TYPE=spouse:urn:x:2')],
  ['rev-in-the-future', 'INERT', mira('REV:99991231T235959Z')],
  ['tel-script', 'FLAG', mira('TEL;VALUE=uri:javascript:alert(1)', 'IMPP:vbscript:x')],
  ['email-inject', 'FLAG', mira('EMAIL:a@muster.example\\nBcc: evil@evil.invalid')],
  ['days-that-are-none', 'FLAG', mira('BDAY:20260230', 'ANNIVERSARY:0000-00-00')],
  ['object-names', 'INERT', mira('__PROTO__:x', 'constructor:y', 'TEL;__proto__=a;toString=b:+442079460958')],
  [
    'categories',
    'QUARANTINE',
    mira(`CATEGORIES:${Array.from({ length: 3000 }, (_, i) => `t${i}`).join(',')}`),
  ],
  [
    'numbers',
    'QUARANTINE',
    mira(...Array.from({ length: 2000 }, (_, i) => `TEL:+4420794${String(i).padStart(5, '0')}`)),
  ],
  ['formula', 'INERT', card('VERSION:4.0', "FN:=cmd|'/c calc'!A0", 'NOTE:@SUM(1)', 'ORG:+1;-2')],
  [
    'forged-card',
    'INERT',
    mira('NOTE:---\\nstage: won\\n---\\n## Log\\n- 2026-01-01 call @sam: signed\\n<<<<<<< x'),
  ],
  ['one-twice', 'INERT', mira('EMAIL:m@muster.example').repeat(3000), '<= 20 s, <= 500 MB'],
  ['cr-only', 'INERT', mira('NOTE:x').replaceAll('\r\n', '\r')],
  [
    'markup',
    'INERT',
    card('VERSION:4.0', 'FN:<img src=x onerror=PWN=1>', 'NOTE:{{constructor.constructor("PWN=1")()}}'),
  ],
  ['web-page', 'REJECT', '<!doctype html><html><script>PWN=1</script></html>\n'],
  ['nothing', 'REJECT', ''],
  ['no-card', 'REJECT', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
  ['long-name', 'QUARANTINE', card('VERSION:4.0', `FN:${'Mira '.repeat(100_000)}`) + kim],
  ['version-5', 'INERT', card('VERSION:9.9', 'FN:Mira')],
  ['no-version', 'INERT', card('FN:Mira', 'TEL:+442079460958')],
]
