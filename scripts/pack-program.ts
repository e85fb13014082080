// The program that runs now, as one packed file: what a new book pins.

import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { failed } from './refusal.ts'

const run = promisify(execFile)

/** The folder of this program: this file is one level below it, in scripts/ as in dist/. */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/**
 * Packs the running program.
 * @param folder where to put it
 * @returns the file's name, such as `cardfile-0.1.0.tgz`; ends with status 1 where npm can't
 */
export async function packProgram(folder: string): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const file = `${name}-${version}.tgz`
  await mkdir(folder, { recursive: true })
  await rm(path.join(folder, file), { force: true })
  // A clone makes its bundle in the script `prepare`; an installed package has it, and no sources to make it from.
  const isClone = existsSync(path.join(root, 'scripts', 'cardfile.ts'))
  const words = [
    'pack',
    root,
    '--pack-destination',
    folder,
    '--loglevel=error',
    ...(isClone ? [] : ['--ignore-scripts']),
  ]
  await run('npm', words, { shell: process.platform === 'win32', maxBuffer: 1 << 24, cwd: root }).catch(
    (error: Error & { stderr?: string }) =>
      failed(
        `npm could not pack this program: ${(error.stderr || error.message).trim().split('\n').at(-1)}`,
        'Name a version or an address for the book to use instead: --cardfile SPEC',
      ),
  )
  if (!existsSync(path.join(folder, file))) failed(`npm packed this program under another name than ${file}.`)
  return file
}
