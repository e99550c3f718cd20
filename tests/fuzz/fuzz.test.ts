import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fuzz } from './run.ts'

const planted = (defect: string) => [join(import.meta.dirname, `planted/${defect}.js`)]

it('notices nothing of what nobody should send', async () => {
  const report = await fuzz({ inputs: 8000, seed: 7 })
  expect(report.faults).toEqual([])
  // How long a turn takes is for `npm run fuzz` to say, on a machine that is known.
  const { crashes, stateChanges } = report
  expect({ crashes, stateChanges }).toEqual({ crashes: 0, stateChanges: 0 })
  expect(report.inputs.size).toBe(8)
}, 120_000)

it('finds a defect that ends the server', async () => {
  const report = await fuzz({ inputs: 3000, seed: 1, preload: planted('crash') })
  expect(report.crashes).toBe(1)
}, 120_000)

it('finds a defect that keeps the server busy', async () => {
  const report = await fuzz({ inputs: 800, seed: 1, preload: planted('hang') })
  expect(report.hangs).toBeGreaterThan(0)
}, 120_000)

it('finds a command that gets through and changes the game', async () => {
  const report = await fuzz({ inputs: 2000, seed: 1, preload: planted('lenient') })
  expect(report.stateChanges).toBeGreaterThan(0)
}, 120_000)
