import type { Plugin } from 'vite'

const choice =
  /\(\((inputs(?: = \{\})?), options = \{\}\) => \{\n.*__PARAGLIDE_STATIC_LOCALE__ \?\? .*\n.*console\.warn\(.*\n/gu

/**
 * Messages without their second argument, the language to say one in, and without the check that it is the bundle's:
 * nobody here gives it, and what is the same in each message weighs more than a kilobyte.
 */
export function oneLanguage(environments: readonly string[]): Plugin {
  return {
    name: 'preau:one-language',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => environments.includes(name),
    transform: {
      filter: { id: /\/text\/generated\/messages\// },
      handler(code) {
        const plain = code.replaceAll(
          choice,
          '((inputs) => {\n\tconst locale = globalThis.__PARAGLIDE_STATIC_LOCALE__\n'
        )
        if (plain.includes('options.locale'))
          this.error('Paraglide writes messages another way now')
        return { code: plain, map: null }
      }
    }
  }
}
