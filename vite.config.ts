import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type EnvironmentOptions } from 'vite'
import { precompress } from './client/precompress.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const audiences = ['play', 'screen', 'host'] as const

/**
 * An environment an audience: each is bundled on its own, so that nothing is shared between two pages.
 * A phone then loads one script, one stylesheet and one font, and never waits for a common chunk.
 */
const environments = Object.fromEntries(
  audiences.map((audience): [string, EnvironmentOptions] => [
    audience,
    {
      consumer: 'client',
      build: {
        rolldownOptions: {
          input: { [audience]: here(`./client/${audience}/index.html`) }
        }
      }
    }
  ])
)

export default defineConfig(({ command }) => ({
  root: here('./client'),
  publicDir: false,
  plugins: [
    svelte({ configFile: here('./svelte.config.js') }),
    paraglideVitePlugin({
      project: here('./client/text/project.inlang'),
      outdir: here('./client/text/generated'),
      strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
      localStorageKey: 'preau-locale',
      disableAsyncLocalStorage: true,
      emitReadme: false
    }),
    precompress()
  ],
  build: {
    outDir: here('./dist/client'),
    emptyOutDir: false,
    // The content security policy allows fonts from 'self' only, not from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false
  },
  ...(command === 'build' && {
    environments,
    builder: {
      async buildApp(builder) {
        // Once for the three, since each would otherwise empty what the one before it wrote.
        rmSync(builder.config.build.outDir, { recursive: true, force: true })
        for (const audience of audiences) await builder.build(builder.environments[audience]!)
      }
    }
  })
}))
