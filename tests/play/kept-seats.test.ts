import { describe, expect, it } from 'vitest'
import { KeptSeats } from '../../client/play/kept-seats.ts'
import { memoryBox } from './memory-box.ts'

const hour = 3_600_000
const grant = (gameId: string) => ({ gameId, playerId: `p-${gameId}`, token: `t-${gameId}` })

function open() {
  let now = 1_000_000_000
  const box = memoryBox()
  return {
    box,
    seats: new KeptSeats(box, () => now),
    wait: (hours: number) => (now += hours * hour)
  }
}

describe('the seats a phone holds', () => {
  it('brings back to the game of the address', () => {
    const { seats } = open()
    seats.keep('111111', grant('a'))
    seats.keep('222222', grant('b'))
    expect(seats.find('111111')).toMatchObject(grant('a'))
    expect(seats.find('333333')).toBeNull()
  })

  it('brings back from the front page to the last game still going on', () => {
    const { seats } = open()
    seats.keep('111111', grant('a'))
    seats.keep('222222', grant('b'))
    expect(seats.find('')).toMatchObject(grant('b'))
    seats.use('b', true)
    expect(seats.find('')).toMatchObject(grant('a'))
    seats.use('a', true)
    expect(seats.find('')).toBeNull()
    expect(seats.find('222222')).toMatchObject(grant('b'))
    expect(seats.last()?.pin).toBe('222222')
  })

  it('holds one seat a game: the latest', () => {
    const { seats } = open()
    seats.keep('111111', grant('a'))
    seats.keep('111111', { ...grant('a'), token: 'newer' })
    expect(seats.find('111111')?.token).toBe('newer')
    seats.forget('a')
    expect(seats.find('111111')).toBeNull()
  })

  it('doubts after 20 hours, when the PIN may be given again', () => {
    const { seats, wait } = open()
    const kept = seats.keep('111111', grant('a'))
    wait(19)
    expect(seats.isDoubtful(kept)).toBe(false)
    wait(2)
    expect(seats.isDoubtful(kept)).toBe(true)
  })

  it('keeps one that is used, a weekend and a week later', () => {
    const { seats, wait } = open()
    seats.keep('111111', grant('a'))
    wait(19)
    seats.use('a', false)
    expect(seats.isDoubtful(seats.find('111111')!)).toBe(false)
    for (const hours of [3 * 24, 9 * 24]) {
      wait(hours)
      const kept = seats.find('')
      expect(kept).toMatchObject(grant('a'))
      expect(seats.isDoubtful(kept!)).toBe(true)
      seats.use('a', false)
    }
  })

  it('doubts a game that is over, however often it was looked at since', () => {
    const { seats, wait } = open()
    seats.keep('111111', grant('a'))
    for (const hours of [6, 6, 6, 6]) {
      seats.use('a', true)
      wait(hours)
    }
    expect(seats.isDoubtful(seats.find('111111')!)).toBe(true)
  })

  it('forgets 10 days after it was last used', () => {
    const { seats, wait, box } = open()
    seats.keep('111111', grant('a'))
    wait(30)
    seats.use('a', false)
    wait(241)
    expect(seats.find('111111')).toBeNull()
    seats.keep('222222', grant('b'))
    expect(box.kept.get('preau-seats')).not.toContain('111111')
  })

  it('passes over what it did not write', () => {
    const { seats, box } = open()
    box.setItem('preau-seats', '[null, 3, {"pin":"111111"}]')
    expect(seats.find('111111')).toBeNull()
  })
})
