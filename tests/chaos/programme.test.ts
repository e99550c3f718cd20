import { expect, it } from 'vitest'
import { playProgramme } from './programme-run.ts'

it(
  'LOG-2 the programme loses no answer when the server is killed in each of its parts',
  { timeout: 180_000 },
  async () => {
    const report = await playProgramme({
      players: 20,
      teams: 3,
      sections: ['idees/parler-anglais', 'idees/bilan', 'roles/partenaire', 'bilan']
    })
    expect(report.partsKilled).toHaveLength(3)
    expect(report.breaks).toBe(1)
    expect(report.kills).toBe(4)
    expect(report.acknowledged).toBeGreaterThan(80)
    expect(report.lost).toBe(0)
    // The best counter-argument of the idea earned its team points, killed or not.
    expect(report.teamScores).toHaveLength(3)
    expect(Math.max(...report.teamScores)).toBeGreaterThan(0)
    expect(report.kinds.toSorted()).toEqual(['decision', 'opinion', 'slide', 'words'])
  }
)
