import { expect, it } from 'vitest'
import { Random } from '../load/random.ts'
import { loadClient } from '../simulation/client.ts'
import { lane, type Progress } from './lane.ts'
import { sumUp } from './report.ts'

// Counts, not seconds: a busy machine takes longer, and goes through as much.
const enough = { kills: 3, linkFaults: 50, answers: 10 }
const longestMs = 150_000

it('LOG-2, LOG-1 no answer is lost or doubled while servers die and links fail', async () => {
  const client = await loadClient()
  const isEnough = ({ forMs, kills, linkFaults, answers }: Progress) =>
    forMs > longestMs ||
    (kills >= enough.kills && linkFaults >= enough.linkFaults && answers >= enough.answers)
  const sum = sumUp([await lane(isEnough, 12, client, new Random(5))])
  expect(sum.faults).toEqual([])
  expect([sum.lost, sum.double]).toEqual([0, 0])
  expect(sum.kills).toBeGreaterThanOrEqual(enough.kills)
  expect(sum.linkFaults).toBeGreaterThanOrEqual(enough.linkFaults)
  expect(sum.answers).toBeGreaterThanOrEqual(enough.answers)
}, 240_000)
