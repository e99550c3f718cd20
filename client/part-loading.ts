import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const loader = fileURLToPath(new URL('./net/load-part.ts', import.meta.url))

/** Gives every `import()` of the build our way to load a part, in place of Vite's, which asks for a style once. */
export function partLoading(): Plugin {
  return {
    name: 'preau:part-loading',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      build: {
        modulePreload: {
          polyfill: false,
          // Vite leaves the file itself out when it needs no other.
          resolveDependencies: (file, needed) => [...new Set([file, ...needed])]
        }
      }
    }),
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => `export { loadPart as __vitePreload } from ${JSON.stringify(loader)}`
    }
  }
}
