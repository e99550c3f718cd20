import { describe, expect, it } from 'vitest'
import { bookletIdeas, bookletQuestions, bookletRoles } from './booklet.ts'

/** What was counted in the booklet itself: nothing can leave both an excerpt and the activity drawn from it. */
describe('the booklet’s excerpts', () => {
  it('hold the eighteen questions whole', () => {
    const texts = bookletQuestions().flatMap(({ prompt, choices, explanation }) => [
      prompt,
      ...choices.map(({ text }) => text),
      explanation
    ])
    expect([texts.length, wordsIn(texts)]).toEqual([86, 1610])
  })

  it('hold the twelve received ideas whole', () => {
    const texts = bookletIdeas().flatMap(({ title, argument }) => [title, ...argument])
    expect([texts.length, wordsIn(texts)]).toEqual([44, 2092])
  })

  it('hold the three role-plays whole', () => {
    const texts = bookletRoles().flatMap(({ title, texts }) => [title, ...texts])
    expect([texts.length, wordsIn(texts)]).toEqual([51, 1140])
  })
})

function wordsIn(texts: readonly string[]): number {
  return texts.join(' ').split(/\s+/u).filter(Boolean).length
}
