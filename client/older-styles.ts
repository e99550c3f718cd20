import { transform } from 'lightningcss'
import type { Plugin } from 'vite'

/** Chrome 88: from before there were colours other than those of a screen. */
const targets = { chrome: 88 << 16 }

/**
 * Writes styles so that older browsers understand them: a colour in `oklch()` as the red, green and blue it is, and
 * what breaks anywhere in their words, too.
 */
export function olderStyles(): Plugin {
  return {
    name: 'preau:older-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/client\/.*\.(?:css|svelte|ts)$/u, code: /oklch\(|anywhere;/u },
      handler: (code) =>
        code
          .replaceAll(/oklch\([\d\s./%]+\)/gu, inScreenColours)
          .replaceAll('overflow-wrap: anywhere;', 'word-break: break-word; $&')
    }
  }
}

function inScreenColours(colour: string): string {
  const code = Buffer.from(`a{color:${colour}}`)
  const written = transform({ filename: 'colour.css', code, targets, minify: true }).code
  // The first of several is the plainest.
  return /color:([^;}]+)/u.exec(String(written))?.[1] ?? colour
}
