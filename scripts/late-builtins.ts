// An esbuild plugin: modules that are slow to load are loaded when one of their functions is called.
//
// Importing `node:child_process`, `node:crypto` or `node:util` costs 3-5 ms each, a tenth of what `cardfile due` may
// take, and most runs call nothing of them (Commander imports the first for a feature that is not used here). An
// import of these becomes one of a module of small functions that fetch the real one; esbuild drops those not used.
// So it goes with a few packages: a book that is in the cache has no YAML to read, and most commands compare no
// telephone numbers and search nothing.

import { getBuiltinModule } from 'node:process'
import type { Plugin } from 'esbuild'

const SLOW = /^(node:)?(child_process|crypto|util|os|readline|http|https|net|tls|zlib)$/

const PACKAGES = /^(yaml|libphonenumber-js\/min|fuse\.js)$/

export const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup(build) {
    build.onResolve({ filter: PACKAGES }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'late-package', sideEffects: false } : undefined,
    )
    build.onLoad({ filter: /./, namespace: 'late-package' }, async ({ path }) => ({
      contents: latePackage(path, await import(path)),
      loader: 'js',
      resolveDir: import.meta.dirname,
    }))
    build.onResolve({ filter: SLOW }, ({ path, kind }) =>
      // A require gets the module itself: its caller runs late enough, and may do anything with it.
      kind === 'import-statement'
        ? { path: path.replace(/^node:/, ''), namespace: 'late', sideEffects: false }
        : { path, external: true },
    )
    build.onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: lateModule(path),
      loader: 'js',
    }))
  },
}

/** @returns the source of a module with the exports of a builtin, default included */
export function lateModule(name: string): string {
  const real = getBuiltinModule(name)
  if (real === undefined) throw new Error(`Node has no module "${name}".`)
  const get = `process.getBuiltinModule('node:${name}')`
  // crypto.fips is left out: Node warns whoever reads it.
  const lines = Object.entries(Object.getOwnPropertyDescriptors(real))
    .filter(([key]) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default' && key !== 'fips')
    .map(([key, { value }]) => lateExport(key, value, get))
  return `${lines.join('\n')}\nexport default new Proxy({}, { get: (_, key) => ${get}[key] })\n`
}

/** @returns the source of a module with the functions of a package, which is evaluated at the first call of one */
function latePackage(name: string, real: Readonly<Record<string, unknown>>): string {
  const get = `require('${name}')`
  const lines = Object.entries(real)
    .filter(
      ([key, value]) => typeof value === 'function' && /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default',
    )
    .map(([key, value]) => lateExport(key, value, get))
  // A CommonJS package is its own default.
  return `${lines.join('\n')}\nexport default ${lateFunction(`(${get}.default ?? ${get})`)}\n`
}

function lateExport(key: string, value: unknown, get: string): string {
  if (isPlain(value)) return `export function ${key}(...args) { return ${get}.${key}(...args) }`
  const late = typeof value === 'function' ? lateFunction(`${get}.${key}`) : `(() => ${get}.${key})()`
  return `export const ${key} = /* @__PURE__ */ ${late}`
}

/** A class, or a function on which something hangs. */
function lateFunction(real: string): string {
  return `new Proxy(function () {}, {
  apply: (_, self, args) => ${real}.apply(self, args),
  construct: (_, args) => new ${real.startsWith('(') ? real : `(${real})`}(...args),
  get: (_, part) => ${real}[part],
})`
}

/** A function that is only ever called: no class, nothing hung on it (as `promisify` hangs its own on `exec`). */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'function' || /^class\b/.test(Function.prototype.toString.call(value))) return false
  const own = value.prototype === undefined ? [] : Object.getOwnPropertyNames(value.prototype)
  return Object.getOwnPropertySymbols(value).length === 0 && own.every((key) => key === 'constructor')
}
