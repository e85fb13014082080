// Before the first test: the sample book and a large one are built as anybody would build them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { build, writeBook } from './book.ts'
import { largeBook } from './large-book.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that a server of an intranet would serve; the sample's site is some way below it. */
    intranet: string
    /** The site of the sample book. */
    sample: string
    /** The site of a book with too many cards for one page. */
    large: string
  }
}

export default async function start(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cardfile-e2e-'))
  const intranet = path.join(folder, 'www')
  const sample = path.join(intranet, 'intranet', 'crm')
  const large = path.join(folder, 'large')
  // One after the other: the first may have to make the renderer.
  await build('contacts', sample)
  await build(writeBook(path.join(folder, 'large-book'), largeBook()), large, '--today', '2026-11-23')
  project.provide('intranet', intranet)
  project.provide('sample', sample)
  project.provide('large', large)
  return () => rmSync(folder, { recursive: true, force: true })
}
