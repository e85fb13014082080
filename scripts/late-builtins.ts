// An esbuild plugin: modules that are slow to load are loaded when one of their functions is called.
//
// Importing `node:child_process`, `node:crypto` or `node:util` costs 3-5 ms each, a tenth of what `cardfile due` may
// take, and most runs call nothing of them (Commander imports the first for a feature that is not used here). An
// import of these becomes one of a module of small functions that fetch the real one; esbuild drops those not used.
// So it goes with the package `yaml`: a book that is in the cache has none of it to read.

import { getBuiltinModule } from 'node:process'
import type { Plugin } from 'esbuild'

const SLOW = /^(node:)?(child_process|crypto|util|os|readline|http|https|net|tls|zlib)$/

export const lateBuiltins: Plugin = {
  name: 'late-builtins',
  setup(build) {
    build.onResolve({ filter: /^yaml$/ }, ({ kind }) =>
      kind === 'import-statement'
        ? { path: 'yaml', namespace: 'late-package', sideEffects: false }
        : undefined,
    )
    build.onLoad({ filter: /./, namespace: 'late-package' }, async ({ path }) => ({
      contents: latePackage(path, await import('yaml')),
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
    .map(([key, { value }]) =>
      isPlain(value)
        ? `export function ${key}(...args) { return ${get}.${key}(...args) }`
        : typeof value === 'function'
          ? `export const ${key} = /* @__PURE__ */ new Proxy(function () {}, { apply: (_, self, args) => ${get}.${key}.apply(self, args), construct: (_, args) => new (${get}.${key})(...args), get: (_, part) => ${get}.${key}[part] })`
          : `export const ${key} = /* @__PURE__ */ (() => ${get}.${key})()`,
    )
  return `${lines.join('\n')}\nexport default new Proxy({}, { get: (_, key) => ${get}[key] })\n`
}

/** @returns the source of a module with the functions of a CommonJS package, which is evaluated at the first call */
function latePackage(name: string, real: Readonly<Record<string, unknown>>): string {
  return Object.entries(real)
    .filter(([key, value]) => isPlain(value) && key !== 'default' && key !== 'module.exports')
    .map(([key]) => `export function ${key}(...args) { return require('${name}').${key}(...args) }`)
    .join('\n')
}

/** A function that is only ever called: no class, nothing hung on it (as `promisify` hangs its own on `exec`). */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'function' || /^class\b/.test(Function.prototype.toString.call(value))) return false
  const own = value.prototype === undefined ? [] : Object.getOwnPropertyNames(value.prototype)
  return Object.getOwnPropertySymbols(value).length === 0 && own.every((key) => key === 'constructor')
}
