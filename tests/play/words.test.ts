import { afterEach, describe, expect, it } from 'vitest'
import { clockMoment } from '../../client/play/clock-moments.ts'
import { recapFileName, standaloneDocument } from '../../client/play/recap-file.ts'
import {
  formatPlace,
  isMine,
  podiumSentence,
  standingSentence
} from '../../client/play/standing.ts'
import { overwriteGetLocale } from '../../client/text/generated/runtime.js'
import { rejectionSentence } from '../../client/text/every-rejection.ts'
import { rejectionCodes } from '../../shared/rejections.ts'
import type { SeatStanding, SeatView } from '../../shared/views.ts'

const speak = (locale: 'fr' | 'en') => overwriteGetLocale(() => locale)
afterEach(() => speak('fr'))

const fourth: SeatStanding = {
  rank: 4,
  sharedBy: 1,
  players: 40,
  next: { name: 'Maëlle', rank: 3, points: 120 }
}

describe('the distance to the next place', () => {
  it('names who is ahead', () => {
    speak('fr')
    expect(standingSentence(fourth, 880)).toBe('Vous êtes 4e, à 120 points de Maëlle')
    speak('en')
    expect(standingSentence(fourth, 880)).toBe('You are 4th, 120 points behind Maëlle')
  })

  it('elides before a vowel', () => {
    speak('fr')
    for (const name of ['Amina', 'Élodie', 'Œillet']) {
      const next = { name, rank: 3, points: 1 }
      expect(standingSentence({ ...fourth, next }, 880)).toBe(`Vous êtes 4e, à 1 point d’${name}`)
    }
  })

  it('speaks of the place while names are hidden', () => {
    speak('fr')
    const next = { name: null, rank: 1, points: 1250 }
    expect(standingSentence({ ...fourth, rank: 2, next }, 880)).toMatch(
      /^Vous êtes 2e, à 1\s250 points de la 1re place$/u
    )
  })

  it('has nobody ahead at the top', () => {
    speak('fr')
    expect(standingSentence({ ...fourth, rank: 1, next: null }, 880)).toBe('Vous êtes en tête')
    expect(standingSentence({ ...fourth, rank: 1, next: null }, 0)).toMatch(/^Personne/)
    expect(standingSentence({ ...fourth, rank: 1, sharedBy: 2, next: null }, 880)).toBe(
      'Vous êtes en tête, à égalité'
    )
  })
})

it('a place is feminine in French', () => {
  speak('fr')
  expect([1, 2, 23].map(formatPlace)).toEqual(['1re', '2e', '23e'])
  speak('en')
  expect([1, 2, 23].map(formatPlace)).toEqual(['1st', '2nd', '23rd'])
})

it('the last word is warm and true at every place', () => {
  speak('fr')
  const words = [1, 3, 20, 21, 40].map((rank) => podiumSentence({ ...fourth, rank }))
  expect(words).toEqual([
    'Bravo, la victoire est à vous.',
    'Bravo, vous êtes sur le podium.',
    'Belle partie, dans la première moitié de la salle.',
    'Merci d’avoir joué.',
    'Merci d’avoir joué.'
  ])
})

it('every refusal has a sentence of its own in both languages', () => {
  for (const locale of ['fr', 'en'] as const) {
    speak(locale)
    const sentences = [...rejectionCodes, 'offline' as const].map(rejectionSentence)
    expect(new Set(sentences).size).toBe(rejectionCodes.length + 1)
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/)
  }
})

it('a clock speaks at half of a long time, at ten seconds, at five and at the end', () => {
  const said = (limitMs: number) =>
    Array.from({ length: limitMs / 500 + 1 }, (_, n) =>
      clockMoment(limitMs - n * 500, limitMs)
    ).filter((moment, n, all) => moment !== null && moment !== all[n - 1])
  expect(said(45_000)).toEqual(['half', 10, 5, 'over'])
  expect(said(20_000)).toEqual([10, 5, 'over'])
})

describe('the recap kept as a file', () => {
  it('has a name that every disk accepts', () => {
    const day = new Date(2026, 10, 3)
    expect(recapFileName('recapitulatif', 'Testez vos connaissances : l’été, cœur', day)).toBe(
      'recapitulatif-testez-vos-connaissances-l-ete-coeur-2026-11-03.html'
    )
    expect(recapFileName('recapitulatif', '…', day)).toBe('recapitulatif-2026-11-03.html')
  })

  it('escapes the title, which an author wrote', () => {
    const html = standaloneDocument({
      language: 'fr',
      title: '</title><script>',
      css: 'p {}',
      body: '<p>Bonjour</p>'
    })
    expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>')
    expect(html).toContain('<p>Bonjour</p>')
  })
})

describe('a row of the first places', () => {
  const seat = { name: 'Amina', standing: { ...fourth, rank: 2 } } as SeatView
  const row = (name: string | null, rank: number) => ({ name, rank, score: 100 })

  it('is one’s own by its name', () => {
    expect(isMine(row('Amina', 2), seat)).toBe(true)
    expect(isMine(row('Maëlle', 2), seat)).toBe(false)
  })

  it('is one’s own by its place alone while names are hidden, unless the place is shared', () => {
    expect(isMine(row(null, 2), seat)).toBe(true)
    expect(isMine(row(null, 1), seat)).toBe(false)
    const shared = { ...seat, standing: { ...fourth, rank: 2, sharedBy: 2 } }
    expect(isMine(row(null, 2), shared)).toBe(false)
  })
})
