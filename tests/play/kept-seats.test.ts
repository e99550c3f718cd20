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
    seats.markOver('b')
    expect(seats.find('')).toMatchObject(grant('a'))
    seats.markOver('a')
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

  it('forgets after 3 days', () => {
    const { seats, wait, box } = open()
    seats.keep('111111', grant('a'))
    wait(73)
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
