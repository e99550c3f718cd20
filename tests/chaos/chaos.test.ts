import { expect, it } from 'vitest'
import { Random } from '../load/random.ts'
import { loadClient } from '../simulation/client.ts'
import { lane } from './lane.ts'
import { sumUp } from './report.ts'

it('LOG-2, LOG-1 no answer is lost or doubled while servers die and links fail', async () => {
  const client = await loadClient()
  const sum = sumUp([await lane(20_000, 12, client, new Random(5))])
  expect(sum.faults).toEqual([])
  expect([sum.lost, sum.double]).toEqual([0, 0])
  expect(sum.kills).toBeGreaterThan(2)
  expect(sum.linkFaults).toBeGreaterThan(50)
  expect(sum.answers).toBeGreaterThan(10)
}, 120_000)
