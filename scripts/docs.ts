// npm run docs: writes docs/rules/, a page for each rule from the registry and its fixture. A test compares them.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDiagnostics, RULES, type Rule } from '../src/rules/index.ts'
import { readFixture } from './rule-fixture.ts'

const FOLDER = join(import.meta.dirname, '../docs/rules')

/** What `severity` means for whoever reads the page. */
const SEVERITY = {
  error: 'Error: the check of the book fails until it is put right.',
  warning: 'Warning: shown on the problems page; the check passes.',
  info: 'Remark: shown on the problems page.',
} as const

/** The pages by file name. */
export function rulePages(): Map<string, string> {
  const pages = new Map([['README.md', index()]])
  for (const rule of RULES) pages.set(`${rule.id}.md`, page(rule))
  return pages
}

function index(): string {
  return [
    '# What the check finds',
    '',
    '`cardfile validate` looks for these, and the *Problems* page of the site shows them. Rules marked *mends* are put',
    'right by `cardfile validate --fix`, where there is no doubt about what was meant.',
    '',
    '| Rule | What | | |',
    '|---|---|---|---|',
    ...RULES.map((rule) => {
      const mends = isMended(rule) ? 'mends' : ''
      return `| [${rule.id}](${rule.id}.md) | ${rule.title} | ${rule.severity} | ${mends} |`
    }),
    '',
    'The pages of this folder are made from the rules and their examples (`npm run docs`).',
    '',
  ].join('\n')
}

function isMended(rule: Rule): boolean {
  return readFixture(rule.id).diagnostics.some((found) => found.rule === rule.id && found.fix?.safe === true)
}

function page(rule: Rule): string {
  const { diagnostics, files } = readFixture(rule.id)
  const shown = diagnostics.filter((found) => found.rule === rule.id)
  const texts = new Map([...files].map(([name, bytes]) => [`contacts/${name}`, textOf(bytes)]))
  const printed = formatDiagnostics('text', {
    diagnostics: shown,
    cards: texts.size,
    source: (file) => texts.get(file),
  })
  return [
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` · ${SEVERITY[rule.severity]}`,
    '',
    rule.why,
    '',
    '## Example',
    '',
    ...[...texts].flatMap(([file, text]) => [`\`${file}\``, '', ...fenced(file, text), '']),
    '```text',
    ...printed.split('\n').slice(0, -2),
    '```',
    '',
    '## How to mend it',
    '',
    rule.remedy,
    ...(isMended(rule) ? ['', '`cardfile validate --fix` mends what is beyond doubt, as here.'] : []),
    '',
    '[All rules](README.md)',
    '',
  ].join('\n')
}

/** The example, long ones cut; what can't be seen is shown as an escape. */
function fenced(file: string, text: string): string[] {
  const lines = visible(text).replace(/\n$/, '').split('\n')
  const cut = lines.length > 24 ? [...lines.slice(0, 6), '…'] : lines
  return [file.endsWith('.yaml') ? '```yaml' : '```markdown', ...cut, '```']
}

function visible(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\ufeff]/g, (character) => {
    return character === '\r' ? '␍\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** Bytes that are no UTF-8 are shown as what they were in Windows-1252. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function writePages(): void {
  mkdirSync(FOLDER, { recursive: true })
  const pages = rulePages()
  for (const name of readdirSync(FOLDER)) if (!pages.has(name)) rmSync(join(FOLDER, name))
  for (const [name, text] of pages) writeFileSync(join(FOLDER, name), text)
}

if (import.meta.main) writePages()
