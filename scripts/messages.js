import { compile } from '@inlang/paraglide-js'

// What the plugin in vite.config.ts does, for the tools that run without Vite: keep their options alike.
await compile({
  project: 'client/text/project.inlang',
  outdir: 'client/text/generated',
  strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
  localStorageKey: 'preau-locale',
  disableAsyncLocalStorage: true,
  emitReadme: false
})
