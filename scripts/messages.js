import { compile } from '@inlang/paraglide-js'

// What the plugin in vite.config.ts does, for the tools that run without Vite: keep their options alike.
await compile({
  project: 'client/text/project.inlang',
  outdir: 'client/text/generated',
  strategy: ['baseLocale'],
  experimentalStaticLocale: '/** @type {any} */ (globalThis).__PARAGLIDE_STATIC_LOCALE__',
  disableAsyncLocalStorage: true,
  emitReadme: false
})
