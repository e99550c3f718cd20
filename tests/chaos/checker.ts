import { replay } from '../../server/game/evolve.ts'
import type { LoggedEvent } from '../../server/room/ports.ts'
import { answers, unexpectedRefusals } from '../simulation/answers.ts'
import { versions } from '../simulation/invariants.ts'
import { answersOutOfTime } from '../support/open-runs.ts'
import type { Arrival } from './arrivals.ts'
import { lateRefusals } from './late-refusals.ts'
import type { Play } from './play.ts'

export interface Verdict {
  /** In words; empty when all is as it must be. */
  readonly faults: readonly string[]
  /** Acknowledged. */
  readonly answers: number
  readonly lost: number
  readonly double: number
  /** Answers that came to the machine in time, and how many of them were refused as late. */
  readonly inTime: number
  readonly refusedInTime: number
}

export const nothingYet: Verdict = {
  faults: [],
  answers: 0,
  lost: 0,
  double: 0,
  inTime: 0,
  refusedInTime: 0
}

/** Holds what the phones were told against what the log of a game says; of a game still shown, its end too. */
export function check(
  logged: readonly LoggedEvent[],
  play: Play,
  arrivals: readonly Arrival[],
  isShown: boolean
): Verdict {
  const events = logged.map(({ event }) => event)
  const { seats, phase } = replay(events)
  const faults = [
    ...versions(logged),
    ...answersOutOfTime(events),
    ...(phase === 'ended' ? [] : [`the game is in ${phase}, not ended`])
  ]
  const punctuality = lateRefusals(logged, play.players, arrivals)
  faults.push(...punctuality.faults)
  const { inTime, refused: refusedInTime } = punctuality
  const verdict = { ...nothingYet, inTime, refusedInTime }
  for (const player of play.players) {
    const found = answers(events, player)
    verdict.answers += player.acknowledged.size
    verdict.lost += found.lost.length
    verdict.double += found.twice.length
    faults.push(...found.lost, ...found.twice, ...unexpectedRefusals(events, player))
    const { name, session, bestScoreShown } = player
    const seat = seats.get(player.grant?.playerId ?? '')
    if (!seat) faults.push(`${name} has lost the seat`)
    else if (isShown && session?.personal?.score !== seat.score)
      faults.push(`${name} is shown ${session?.personal?.score} points and has ${seat.score}`)
    if (seat && seat.score < bestScoreShown && !play.trainer.replays)
      faults.push(`${name} was shown ${bestScoreShown} points and ends with ${seat.score}`)
    if (play.unsettled.includes(player)) faults.push(`${name} still waits for an acknowledgement`)
  }
  return { ...verdict, faults }
}
