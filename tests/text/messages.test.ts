import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn } from '../../scripts/files.js'
import { describe, expect, it } from 'vitest'
import { m } from '../../client/text/generated/messages.js'
import { overwriteGetLocale } from '../../client/text/generated/runtime.js'

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

/** Always more than one: each of these is shown from two on, or in tens. */
const alwaysSeveral = new Set([
  'console_people_first',
  'host_past_all',
  'play_streak',
  'common_about_seconds',
  'screen_standings_first',
  'common_about_hours_and'
])

it('have a singular where a number stands before a plural', () => {
  const french = files.flatMap((file) => Object.entries(read('fr', file)))
  const lone = french.filter(
    ([key, text]) =>
      typeof text === 'string' &&
      /\{\w+\}[\s\u00a0](?!(?:ex|dans|plus|puis|après|vers)(?!\p{L}))\p{Ll}+[sx](?!\p{L})/u.test(
        text
      ) &&
      !alwaysSeveral.has(key)
  )
  expect(lone.map(([key]) => key)).toEqual([])
})

it.each(locales)('say something of none, one, two and a million in %s', (locale) => {
  overwriteGetLocale(() => locale as 'fr' | 'en')
  const say = m as unknown as Readonly<Record<string, (inputs: object) => string>>
  for (const [key, message] of files.flatMap((file) => Object.entries(read(locale, file)))) {
    if (typeof message === 'string') continue
    for (const count of [0, 1, 2, 1_000_000]) {
      const given = inputs(message).map((input) => [input.slice(1, -1), count] as const)
      const said = say[key]?.({ ...Object.fromEntries(given), count })
      // What has no form for this number says its own key.
      expect([key, said]).not.toEqual([key, key])
      const forms = message[0]?.match ?? {}
      const one = forms['countPlural=one']
      if (one === undefined) continue
      const isOne = new Intl.PluralRules(locale).select(count) === 'one'
      const filled = (isOne ? one : forms['countPlural=*'])?.replaceAll(/\{\w+\}/gu, String(count))
      expect([key, said]).toEqual([key, filled])
    }
  }
  overwriteGetLocale(() => 'fr')
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
