import { readFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { expect, it } from 'vitest'
import type { Proof, Proofs } from '../../scripts/proven.js'
import { page } from './page.ts'

const proof: Proof = {
  commit: '0123456789abcdef',
  trees: {},
  machine: 'AMD EPYC, 2 cores, 24 GB, linux',
  node: 'v20.20.2',
  date: '2026-12-01',
  seconds: 501,
  figures: { inputs: 1_000_047, crashes: 0, hangs: 0, stateChanges: 0, faults: 0, longestMs: 71.3 }
}

it('docs/preuves.md tells what docs/preuves.json holds', async () => {
  const proofs = JSON.parse(readFileSync('docs/preuves.json', 'utf8')) as Proofs
  const filepath = 'docs/preuves.md'
  const told = await format(page(proofs), { ...(await resolveConfig(filepath)), filepath })
  expect(readFileSync(filepath, 'utf8')).toBe(told)
})

it('each part names its commit, its day and its machine', () => {
  const told = page({ fuzz: proof })
  expect(told).toContain('Au commit `0123456`, le 1er décembre 2026, en 501 s (AMD EPYC')
  expect(told).toMatch(/\| entrées jetées \| 1\s000\s047 \|/u)
  expect(told).not.toContain('NaN')
})

it('a part that was never run says so', () => {
  expect(page({}).match(/pas encore jouée/gu)).toHaveLength(4)
})
