import { cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type EnvironmentOptions } from 'vite'
import { partLoading } from './client/part-loading.ts'
import { olderStyles } from './client/older-styles.ts'
import { oneLanguage } from './client/one-language.ts'
import { plainMethods } from './client/plain-methods.ts'
import { precompress } from './client/precompress.ts'
import { startPage } from './client/start-page.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const pages = here('./dist/client')
const englishPages = here('./dist/client-en')

/**
 * An environment an audience: each is bundled on its own, so that nothing is shared between two pages.
 * A phone then loads one script, one stylesheet and one font, and never waits for a common chunk.
 */
function bundle(audience: string, more: EnvironmentOptions = {}): EnvironmentOptions {
  return {
    consumer: 'client',
    ...more,
    build: {
      ...more.build,
      // Half a kilobyte less on the phone than with the bundler's own.
      minify: 'terser',
      terserOptions: { compress: { passes: 10, module: true } },
      rolldownOptions: {
        // Svelte's support of custom elements has an effect when loaded, so it would always be kept.
        treeshake: { moduleSideEffects: (id) => !id.includes('/custom-element.js') },
        input: { [audience]: here(`./client/${audience}/index.html`) }
      }
    }
  }
}

/** See `docs/navigateurs.md`; `npm run check:old-browsers` sees to what no target can: functions, say. */
const oldPhones = ['chrome88', 'safari14.1', 'ios14.5']

/** A bundle in one language only, which the server chooses: phones load no sentence they never show. */
const forPhones = (
  locale: string,
  build: EnvironmentOptions['build'] = {}
): EnvironmentOptions => ({
  // For a bug of theirs that concerns nobody the bundler would write private fields and `?.` in a longer way.
  build: { ...build, target: 'es2022', cssTarget: oldPhones },
  define: { 'globalThis.__PARAGLIDE_STATIC_LOCALE__': JSON.stringify(locale) }
})

const environments: Record<string, EnvironmentOptions> = {
  play: bundle('play', forPhones('fr')),
  playInEnglish: bundle('play', forPhones('en', { outDir: englishPages })),
  screen: bundle('screen'),
  host: bundle('host')
}

export default defineConfig(({ command }) => ({
  root: here('./client'),
  // The build does not know below which path it is served.
  ...(command === 'build' && { base: './' }),
  publicDir: false,
  resolve: {
    alias: [
      { find: /^\.\/webtransport\.js$/, replacement: here('./client/net/no-webtransport.ts') },
      { find: /^\.\/(?:is-)?binary\.js$/, replacement: here('./client/net/no-binary.ts') },
      {
        find: /^\.\/(?:en|de)codePacket\.js$/,
        replacement: here('./client/net/text-packets.ts')
      }
    ]
  },
  plugins: [
    svelte({ configFile: here('./svelte.config.js') }),
    paraglideVitePlugin({
      project: here('./client/text/project.inlang'),
      outdir: here('./client/text/generated'),
      // `settleLocale` chooses; the generated code for other strategies would only weigh on phones.
      strategy: ['baseLocale'],
      // The one wording that Paraglide leaves as it is, for `define` to fill in.
      experimentalStaticLocale: '/** @type {any} */ (globalThis).__PARAGLIDE_STATIC_LOCALE__',
      disableAsyncLocalStorage: true,
      emitReadme: false
    }),
    olderStyles(),
    oneLanguage(['play', 'playInEnglish']),
    plainMethods(['play', 'playInEnglish']),
    partLoading(),
    startPage(),
    precompress()
  ],
  build: {
    outDir: pages,
    emptyOutDir: false,
    // The content security policy allows fonts from 'self' only, not from data: addresses.
    assetsInlineLimit: 0,
    reportCompressedSize: false
  },
  ...(command === 'build' && {
    environments,
    builder: {
      async buildApp(builder) {
        // Once for all, since each would otherwise empty what the one before it wrote.
        for (const folder of [pages, englishPages]) rmSync(folder, { recursive: true, force: true })
        for (const name of Object.keys(environments))
          await builder.build(builder.environments[name]!)
        // Assets have names of their own in both; the English page takes its place beside the other.
        cpSync(`${englishPages}/assets`, `${pages}/assets`, { recursive: true })
        cpSync(`${englishPages}/play`, `${pages}/play-en`, { recursive: true })
        rmSync(englishPages, { recursive: true })
      }
    }
  })
}))
