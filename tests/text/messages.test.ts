import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn } from '../../scripts/files.js'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../client/text/messages')
const locales = readdirSync(folder)
const files = readdirSync(join(folder, 'fr'))

type Message = string | readonly { readonly match: Readonly<Record<string, string>> }[]

const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as Record<string, Message>

/** What a message must be given: `{count}`, `{name}`. */
const inputs = (message: Message) =>
  [...new Set(JSON.stringify(message).match(/\{\w+\}/gu) ?? [])].toSorted()

describe.each(files)('%s', (file) => {
  const french = read('fr', file)

  it.each(locales)('says all and no more in %s', (locale) => {
    expect(Object.keys(read(locale, file)).toSorted()).toEqual(Object.keys(french).toSorted())
  })

  it.each(locales)('has keys that begin with its name in %s', (locale) => {
    const strangers = Object.keys(read(locale, file)).filter(
      (key) => key !== '$schema' && !key.startsWith(file.replace('.json', '_'))
    )
    expect(strangers).toEqual([])
  })

  it.each(locales)('needs the same to say it in %s', (locale) => {
    const messages = read(locale, file)
    const needs = (texts: Record<string, Message>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, inputs(text)]))
    expect(needs(messages)).toEqual(needs(french))
  })
})

it('are all read by somebody', () => {
  const root = join(import.meta.dirname, '../..')
  const sources = filesIn('client')
    .filter((path) => /\.(?:ts|svelte)$/u.test(path) && !path.includes('/generated/'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
  const used = new Set(sources.match(/\b[a-z]+(?:_[a-z0-9]+)+\b/gu))
  const keys = files.flatMap((file) => Object.keys(read('fr', file)))
  expect(keys.filter((key) => key !== '$schema' && !used.has(key))).toEqual([])
})
