import { describe, expect, it } from 'vitest'
import { JoinsByNetwork } from '../../server/http/joins-by-network.ts'
import { postAll } from '../support/pipeline.ts'
import { RunningServer } from '../support/server.ts'

/** `count` joins at once over one address; the answers, in order. */
function crowd(server: RunningServer, pin: string, count: number, address: string, who: string) {
  const bodies = Array.from({ length: count }, (_, n) => {
    return { pin, key: `${who} ${n}`.padEnd(16, '.'), name: `${who} ${n}` }
  })
  return postAll(server.url, '/api/join', bodies, { 'X-Forwarded-For': address })
}

describe('a crowd over one connection', () => {
  it('JOIN-15 lets 300 join at once, asks those after them to wait, and holds nobody else up', async () => {
    const server = await RunningServer.start({ PREAU_MAX_PLAYERS: '1000' })
    const { pin, gameId } = await server.launch()
    const host = await server.host(gameId)
    const first = await crowd(server, pin, 300, '203.0.113.7', 'Classe')
    expect(first.filter(({ status }) => status === 200)).toHaveLength(300)
    // A lost answer is asked for again: that takes no place.
    const again = await crowd(server, pin, 20, '203.0.113.7', 'Classe')
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([200]))

    const prefix = '2001:db8:7:7'
    const flood = [
      ...(await crowd(server, pin, 300, `${prefix}::1`, 'Robot')),
      ...(await crowd(server, pin, 300, `${prefix}:aaaa::2`, 'Robot bis'))
    ]
    const refused = flood.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(200)
    expect(refused[0]?.body).toBe('{"code":"too_many_joins"}')
    expect(refused[0]?.headers).toMatch(/^retry-after: [1-9]\d*$/imu)
    const [honest] = await crowd(server, pin, 1, '198.51.100.9', 'Maison')
    expect(honest?.status).toBe(200)

    // The trainer sees who came together, and no address.
    const seats = 600 - refused.length + 301
    await host.until(() => host.roster?.rows.length === seats)
    const rows = host.roster?.rows ?? []
    const sizeOf = (burst: number | undefined) => rows.filter((row) => row.burst === burst).length
    const bursts = [...new Set(rows.map(({ burst }) => burst))]
    expect(sizeOf(undefined)).toBe(1)
    expect(bursts.map(sizeOf).toSorted((a, b) => a - b)).toEqual([1, 300, 600 - refused.length])
    const stored = JSON.stringify(server.database.prepare('SELECT * FROM events').all())
    for (const told of [host.received.join(''), stored]) {
      expect(told).not.toMatch(/203\.0\.113|2001:db8/u)
    }

    const theirs = rows.find(({ name }) => name.startsWith('Robot'))?.burst
    const playerIds = rows.filter(({ burst }) => burst === theirs).map(({ playerId }) => playerId)
    expect((await host.send({ type: 'TurnAway', playerIds })).ok).toBe(true)
    await host.until(() => host.roster?.rows.length === 301)
    expect(host.roster?.rows.some(({ name }) => name.startsWith('Maison'))).toBe(true)
    const [late] = await crowd(server, pin, 1, '198.51.100.10', 'Maison bis')
    expect(late?.body).toBe('{"code":"joining_locked"}')
  })

  it('JOIN-15 counts on through any minute, whoever else comes', () => {
    let nowMs = 0
    const joins = new JoinsByNetwork(() => nowMs)
    const taken = (tries: number) =>
      Array.from({ length: tries }, () => joins.take('one')).filter(Boolean).length
    expect(taken(1)).toBe(1)
    nowMs = 59_000
    expect(taken(299)).toBe(299)
    nowMs = 61_000
    expect(taken(300)).toBe(5)
    joins.giveBack('one')
    expect(taken(10)).toBe(1)
    nowMs += 10 * 60_000
    expect(taken(400)).toBe(300)
    for (let n = 0; n < 9000; n += 1) joins.take(`other ${n}`)
    expect(taken(10)).toBe(0)
  })
})
