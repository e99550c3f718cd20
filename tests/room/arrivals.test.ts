import { describe, expect, it } from 'vitest'
import { Arrivals } from '../../server/room/arrivals.ts'

describe('who came together', () => {
  it('is those of one connection, close in time', () => {
    const arrivals = new Arrivals()
    for (let n = 0; n < 40; n += 1) arrivals.came(`class ${n}`, 'school', n * 3000)
    for (let n = 0; n < 466; n += 1) arrivals.came(`robot ${n}`, 'school', 600_000 + n * 25)
    for (let n = 0; n < 6; n += 1) arrivals.came(`home ${n}`, `home ${n}`, 600_000 + n * 25)
    const ofClass = arrivals.burstOf('class 0')
    const ofRobots = arrivals.burstOf('robot 0')
    expect(ofClass).not.toBeNull()
    expect(ofRobots).not.toBeNull()
    expect(ofRobots).not.toBe(ofClass)
    expect(arrivals.burstOf('class 39')).toBe(ofClass)
    expect(arrivals.burstOf('robot 465')).toBe(ofRobots)
    // Honest people of the same time who came another way.
    expect(arrivals.burstOf('home 3')).toBeNull()
    expect(arrivals.isKnown('home 3')).toBe(true)
  })

  it('is nobody known after a restart, nor few', () => {
    const arrivals = new Arrivals()
    expect(arrivals.isKnown('somebody')).toBe(false)
    for (let n = 0; n < 5; n += 1) arrivals.came(`p${n}`, 'home', 1000)
    expect(arrivals.burstOf('p0')).not.toBeNull()
    arrivals.forget('p4')
    expect(arrivals.burstOf('p0')).toBeNull()
  })
})
