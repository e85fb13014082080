// What a source file reaches for: its imports, and the globals it uses without declaring them.
// Read from TypeScript's own syntax tree, so that a comment or a string is no import.
import ts from 'typescript'

export type Import = { specifier: string; line: number }
export type Use = { name: string; line: number }
export type Reach = { imports: Import[]; globals: Use[]; clock: Use[] }

/**
 * @param path the file's name; .astro files are read in their front matter and their script elements
 * @returns imports (static, dynamic, re-exports, `new URL(..., import.meta.url)` excepted), the free names, and
 *   the places where the clock is read: `Date.now`, `new Date()` and `Date()` without an argument
 */
export function reachOf(path: string, text: string): Reach {
  const reach: Reach = { imports: [], globals: [], clock: [] }
  for (const part of path.endsWith('.astro') ? scriptsOf(text) : [{ text, line: 0 }]) read(path, part, reach)
  return reach
}

type Part = { text: string; line: number }

/** The front matter of an Astro file and the contents of its script elements. */
function scriptsOf(text: string): Part[] {
  const parts: Part[] = []
  const fence = /^\s*---\r?\n([\s\S]*?)\n---/.exec(text)
  if (fence?.[1] !== undefined) parts.push(partAt(text, fence[1], fence.index + fence[0].indexOf(fence[1])))
  for (const script of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g))
    if (script[1]) parts.push(partAt(text, script[1], script.index + script[0].indexOf(script[1])))
  return parts
}

function partAt(whole: string, text: string, offset: number): Part {
  return { text, line: whole.slice(0, offset).split('\n').length - 1 }
}

function read(path: string, part: Part, reach: Reach): void {
  const name = path.endsWith('.astro') ? `${path}.ts` : path
  const file = ts.createSourceFile(name, part.text, ts.ScriptTarget.Latest, true)
  const declared = new Set<string>()
  const uses: Use[] = []
  const lineOf = (node: ts.Node): number =>
    file.getLineAndCharacterOfPosition(node.getStart()).line + 1 + part.line
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier !== undefined) reach.imports.push({ specifier, line: lineOf(node) })
    if (readsClock(node)) reach.clock.push({ name: node.getText().slice(0, 40), line: lineOf(node) })
    if (ts.isIdentifier(node)) {
      if (isDeclaration(node)) declared.add(node.text)
      else if (isValueUse(node)) uses.push({ name: node.text, line: lineOf(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  reach.globals.push(...uses.filter((use) => !declared.has(use.name)))
}

/** What an import, an export from, an `import()` (also as a type) or a `require()` names. */
function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : undefined
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)
      ? node.argument.literal.text
      : undefined
  if (!ts.isCallExpression(node)) return undefined
  const called = node.expression
  const loads =
    called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require')
  const first = node.arguments[0]
  return loads && first && ts.isStringLiteralLike(first) ? first.text : undefined
}

function readsClock(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.getText() === 'Date.now'
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false
  const bare = node.arguments === undefined || node.arguments.length === 0
  return ts.isIdentifier(node.expression) && node.expression.text === 'Date' && bare
}

/** The name of a variable, parameter, function, class or import. */
function isDeclaration(node: ts.Identifier): boolean {
  const parent = node.parent
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isFunctionExpression(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isImportClause(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isNamespaceImport(parent)) &&
    parent.name === node
  )
}

/** A name that stands for a value here: no property's name, no label, no type. */
function isValueUse(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isBindingElement(parent)) return parent.initializer === node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isTypeElement(parent)) return false
  if (ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent)) return false
  return ts.isExpression(node)
}
