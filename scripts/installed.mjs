// Is what the lock file names in node_modules? npm leaves there a list of what it installed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} root the project's folder
 * @returns {string[]} names of the packages that are missing or of another version; those for other systems
 *   (optional in the lock file) are not missed
 */
export function missingPackages(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const present = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted)
    .filter(([path]) => path !== '')
    .filter(([path, { version, optional }]) =>
      existsSync(join(root, path)) ? present[path]?.version !== version : !optional,
    )
    .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)} ${version}`)
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}
