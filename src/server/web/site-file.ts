// A file of a built site, by the address that a browser asks for: no listing, no name with a dot in front, no link out.

import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/** What a site may hold. Anything else is not given away, whoever put it there. */
export const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.vcf': 'text/vcard; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
}

/** The address's path as names below the site; undefined for one that no page has. */
export function namesOf(url: string): readonly string[] | undefined {
  let name: string
  try {
    name = decodeURIComponent(url.replace(/[?#].*$/, ''))
  } catch {
    return undefined
  }
  if (!name.startsWith('/') || name.includes('//')) return undefined
  const parts = name.slice(1).split('/')
  if (parts.length === 1 && parts[0] === '') return ['index.html']
  const isOdd = (part: string) => part === '' || /^\.|[\\:\p{Cc}]|\.tmp$|\.map$/u.test(part)
  return parts.some(isOdd) || TYPES[path.extname(name)] === undefined ? undefined : parts
}

/** The regular file that the names lead to, below the folder and by no link out of it. */
export async function fileBelow(
  folder: string,
  names: readonly string[],
): Promise<{ readonly file: string; readonly stamp: string; readonly type: string } | undefined> {
  const root = await realpath(folder)
  const file = await realpath(path.join(root, ...names)).catch(() => undefined)
  if (file === undefined || !file.startsWith(root + path.sep)) return undefined
  const found = await stat(file).catch(() => undefined)
  if (found === undefined || !found.isFile()) return undefined
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
  return { file, type, stamp: `${file} ${found.ino} ${found.size} ${found.mtimeMs}` }
}
