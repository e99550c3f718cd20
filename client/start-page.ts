import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minifySync, type Plugin } from 'vite'

const read = (name: string) => readFileSync(join(import.meta.dirname, 'start', name), 'utf8')

/** Writes into every page what it says when it cannot start, and the script that notices. */
export function startPage(): Plugin {
  return {
    name: 'preau:start-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html
          .replace(
            '<meta charset="utf-8" />',
            (charset) => `${charset}\n    <script>${guard()}</script>`
          )
          .replace('<body>\n', (body) => body + read('words.html'))
    }
  }
}

/** Without its comments. Not compressed: that would write it in a newer language. */
function guard(): string {
  const { code } = minifySync('guard.js', read('guard.js'), {
    module: false,
    compress: false,
    codegen: { removeWhitespace: false }
  })
  return code.replaceAll(/\n\t*/gu, '\n').trim()
}
