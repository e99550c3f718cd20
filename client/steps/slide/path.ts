import type { PathFigure, PathMove, PathScene } from '../../../shared/steps/figure.ts'
import { letterOf } from '../../ui/letters.ts'

/** A move as a path shows it, with its letter in the author's order. */
export interface Door extends PathMove {
  readonly letter: string
  /** In which rounds somebody made it, from 1. */
  readonly rounds: readonly number[]
}

/** The teams whose paths lie side by side; none where the room decided. */
export function teamsOn({ scenes }: PathFigure): readonly number[] {
  const teams = scenes.flatMap(({ rounds }) => rounds.flat().flatMap(({ team }) => team ?? []))
  return [...new Set(teams)].sort((a, b) => a - b)
}

/** What a team, or with null the room, made of a scene, round by round; null for a round without a decision. */
export function wayOf(scene: PathScene, who: number | null): readonly (Door | null)[] {
  const doors = doorsOf(scene)
  return scene.rounds.flatMap((round) =>
    round
      .filter(({ team }) => team === who)
      .map(({ move }) => doors.find(({ id }) => id === move) ?? null)
  )
}

/** What was done in a scene, in that order, then the good doors that nobody opened. Detours nobody took are left out. */
export function doorsOf({ moves, rounds }: PathScene): Door[] {
  const doors = moves.map((move, at) => ({
    ...move,
    letter: letterOf(at),
    rounds: rounds.flatMap((round, n) => (round.some((one) => one.move === move.id) ? [n + 1] : []))
  }))
  return doors
    .filter(({ good, rounds }) => good || rounds.length > 0)
    .sort((a, b) => (a.rounds[0] ?? Infinity) - (b.rounds[0] ?? Infinity) || 0)
}

/** How its square is painted. */
export function lookOf({ good, rounds }: Door): 'good' | 'detour' | 'closed' {
  return rounds.length === 0 ? 'closed' : good ? 'good' : 'detour'
}
