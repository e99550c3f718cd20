import { describe, expect, it } from 'vitest'
import { clockSpeech, type HeardClock } from '../../client/play/clock-speech.ts'

const read: HeardClock = {
  stage: 'read',
  paused: false,
  answered: false,
  leftMs: 30_000,
  limitMs: 30_000
}
const open: HeardClock = { ...read, stage: 'open' }
const at = (leftMs: number, more: Partial<HeardClock> = {}): HeardClock => ({
  ...open,
  leftMs,
  ...more
})

/** What is said while a clock goes through these states, each thing once. */
function said(...clocks: HeardClock[]): string[] {
  const sentences: string[] = []
  for (const [index, clock] of clocks.entries()) {
    const sentence = clockSpeech(clocks[index - 1] ?? null, clock)
    if (sentence !== null) sentences.push(sentence)
  }
  return sentences
}

describe('what a screen reader says of the clock', () => {
  it('says that the answers are open, and how long, also to who comes in the middle', () => {
    expect(said(read, open, at(29_000))).toEqual([
      '',
      'Les réponses sont ouvertes. Encore 30 secondes.'
    ])
    expect(said(at(20_400))).toEqual(['Les réponses sont ouvertes. Encore 21 secondes.'])
    expect(said(read, at(0, { leftMs: null, limitMs: null }))[1]).toBe(
      'Les réponses sont ouvertes. '
    )
  })

  it('says a pause and its end, also to who has answered', () => {
    const through = (answered: boolean) => {
      const paused = at(25_000, { paused: true, answered })
      return said(at(25_000, { answered }), paused, paused, at(25_000, { answered })).slice(1)
    }
    expect(through(false)).toEqual([
      'Chrono figé\u00a0: vous pouvez encore répondre.',
      'Le temps repart. Encore 25 secondes.'
    ])
    expect(through(true)).toEqual(['Chrono figé', 'Le temps repart. Encore 25 secondes.'])
  })

  it('says time that is added, each time', () => {
    const more = at(30_000, { limitMs: 40_000 })
    const twice = at(38_000, { limitMs: 50_000 })
    expect(said(at(20_000), more, at(28_000, { limitMs: 40_000 }), twice).slice(1)).toEqual([
      'Encore 30 secondes.',
      'Encore 38 secondes.'
    ])
  })

  it('says half, ten and five seconds and the end, once each, to who has not answered', () => {
    const run = [at(16_000), at(15_000), at(14_800), at(10_000), at(9800), at(5000), at(0), at(0)]
    expect(said(...run).slice(1)).toEqual([
      'La moitié du temps est passée.',
      'Encore 10 secondes.',
      'Encore 5 secondes.',
      'Temps écoulé'
    ])
    expect(said(...run.map((clock) => ({ ...clock, answered: true }))).slice(1)).toEqual([])
  })

  it('says ten seconds again once time was added before them', () => {
    const limitMs = 60_000
    const after = [at(12_000, { limitMs }), at(10_000, { limitMs })]
    expect(said(at(9000, { limitMs: 50_000 }), ...after).slice(1)).toEqual([
      'Encore 12 secondes.',
      'Encore 10 secondes.'
    ])
  })

  it('says a pause while a scene is talked over, and nothing of the seconds', () => {
    const talk: HeardClock = { ...read, stage: 'talk' }
    expect(said(talk, { ...talk, paused: true }, talk, open)).toEqual([
      '',
      'Chrono figé',
      'Le temps repart. Encore 30 secondes.',
      'Les réponses sont ouvertes. Encore 30 secondes.'
    ])
  })
})
