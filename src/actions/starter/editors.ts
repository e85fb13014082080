// What editors and git are told of a book.

import { type Config, cardSchema, configSchema, type JsonSchema } from '../../contact/index.ts'
import { type EditorFile, refresh } from './editor-file.ts'
import { obsidianFiles } from './obsidian.ts'
import { SEAL, sealed } from './seal.ts'
import type { StarterFile } from './types.ts'
import { vscodeFiles } from './vscode.ts'

export const EDITORS = ['vscode', 'obsidian', 'schema'] as const
export type Editor = (typeof EDITORS)[number]

/**
 * The files for editors of a book with these settings.
 * @param cards the folder of the cards from the top, with `/` behind it; '' for the top
 * @param which VS Code's files name the schemas, and bring them along
 */
export function editorFiles(config: Config, cards: string, which: readonly Editor[]): EditorFile[] {
  const wants = (...editors: readonly Editor[]) => editors.some((one) => which.includes(one))
  return [
    ...(wants('vscode', 'schema') ? schemaFiles(config) : []),
    ...(wants('vscode') ? vscodeFiles(config, cards) : []),
    ...(wants('obsidian') ? obsidianFiles(config, cards) : []),
  ]
}

function schemaFiles(config: Config): EditorFile[] {
  return [
    { path: '.cardfile/card.schema.json', whole: schemaText(cardSchema(config)) },
    { path: '.cardfile/cardfile.schema.json', whole: schemaText(configSchema()) },
  ]
}

function schemaText({ $schema, ...rest }: JsonSchema): string {
  return sealed(json({ $schema, $comment: SEAL, ...rest }))
}

/** The same for a new book, with what git is told of it. */
export function newEditorFiles(config: Config): StarterFile[] {
  const made = editorFiles(config, 'contacts/', EDITORS).map((file) => ({
    path: file.path,
    text: refresh(file, undefined).text ?? '',
  }))
  return [
    { path: '.gitattributes', text: ATTRIBUTES },
    { path: '.gitignore', text: IGNORED },
    { path: '.editorconfig', text: EDITORCONFIG },
    ...made,
  ]
}

// What Obsidian remembers of one person's windows, and programs that it would run for everybody, stay at home.
const IGNORED = `node_modules/
/site/
/due/
/contacts/.obsidian/*
!/contacts/.obsidian/types.json
`

const ATTRIBUTES = `# One kind of line end everywhere, so that a card edited on Windows differs only where it was edited.
* text=auto eol=lf
*.md diff=markdown
# What two people changed is put together field by field: npx cardfile doctor --fix, once in each clone.
contacts/**/*.md merge=cardfile
contacts/**/*.yaml merge=cardfile
*.tgz binary
*.png binary
*.jpg binary
*.jpeg binary
*.webp binary
`

const EDITORCONFIG = `root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.{md,yaml,yml,json}]
indent_style = space
indent_size = 2
`

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
