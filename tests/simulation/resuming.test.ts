import { expect, it } from 'vitest'
import { loadClient } from './client.ts'
import { absences, resuming, type ResumingReport } from './resuming.ts'

const games = 25
const seatsEach = 40

it('JOIN-9 brings a thousand seats back with name, score and the current step, however long they were away', async () => {
  const client = await loadClient()
  const reports: ResumingReport[] = []
  for (let seed = 1; seed <= games; seed += 1) {
    reports.push(await resuming(seatsEach, seed, client))
  }
  expect(reports.flatMap(({ faults }) => faults)).toEqual([])
  expect(reports.flatMap(({ backMs }) => backMs)).toHaveLength(1000)
  for (const absence of absences) {
    const seats = reports.reduce((sum, { seats }) => sum + (seats.get(absence) ?? 0), 0)
    expect([absence, seats > 100]).toEqual([absence, true])
  }
  expect(Math.max(...reports.map((report) => report.longestAwayMs))).toBeGreaterThan(55 * 60_000)
}, 60_000)
