import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minifySync, type Plugin } from 'vite'

const read = (name: string) => readFileSync(join(import.meta.dirname, 'start', name), 'utf8')

/**
 * Writes into every page what it says when it cannot start, and the script that notices; into the phone's also what
 * asks about the game meanwhile.
 */
export function startPage(): Plugin {
  return {
    name: 'preau:start-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { filename }) =>
        html
          .replace(
            '<meta charset="utf-8" />',
            (charset) => `${charset}${scriptsFor(filename).map(inline).join('')}`
          )
          .replace('<body>\n', (body) => body + read('words.html'))
    }
  }
}

function scriptsFor(page: string): readonly string[] {
  return page.includes('/play/') ? ['guard.js', 'ask-pin.js'] : ['guard.js']
}

/** Without its comments. Not compressed: that would write it in a newer language. */
function inline(script: string): string {
  const { code } = minifySync(script, read(script), {
    module: false,
    compress: false,
    codegen: { removeWhitespace: false }
  })
  return `\n    <script>${code.replaceAll(/\n\t*/gu, '\n').trim()}</script>`
}
