import type { GameEvent } from '../../server/game/events.ts'
import type { LoggedEvent } from '../../server/room/ports.ts'
import type { SimulatedPlayer } from '../simulation/player.ts'
import { Punctuality } from '../simulation/punctuality.ts'
import type { Arrival } from './arrivals.ts'

type Player = Pick<SimulatedPlayer, 'grant' | 'tokens' | 'refusals'>

/**
 * TIME-5, TIME-7: which answers had come to the machine in time, by the log as it was then, and were refused as late. What
 * came again and again counts as it came last: what came before may have died with the server.
 */
export function lateRefusals(
  logged: readonly LoggedEvent[],
  players: readonly Player[],
  arrivals: readonly Arrival[]
): Punctuality {
  const punctuality = new Punctuality()
  const lastInTime = new Map<string, boolean>()
  let known = 0
  for (const { token, command, atMs } of arrivals) {
    const playerId = players.find(({ tokens }) => tokens.has(token))?.grant?.playerId
    if (playerId === undefined) continue
    while ((logged[known]?.at ?? Infinity) <= atMs) known += 1
    const soFar = logged.slice(0, known)
    const time = { now: atMs, backSince: backSince(soFar) }
    const isInTime = punctuality.arrives({ ...command, playerId }, soFar, time)
    lastInTime.set(keyOf(playerId, command), isInTime)
  }
  const events = logged.map(({ event }) => event)
  for (const { grant, refusals } of players) {
    if (!grant) continue
    const { playerId } = grant
    for (const { run, answer, code } of refusals) {
      if (!lastInTime.get(keyOf(playerId, { run, answer }))) continue
      const command = { type: 'SubmitAnswer', run, answer, playerId } as const
      punctuality.answered(command, { ok: false, code }, events)
    }
  }
  return punctuality
}

/** When the server last came back from an outage that cut the links; the log tells when. */
function backSince(logged: readonly LoggedEvent[]): number {
  const outage = logged.findLast(({ event }) => isCut(event))?.event
  return outage?.type === 'OutageAdded' ? outage.fromMs + outage.outageMs : -Infinity
}

function isCut(event: GameEvent): boolean {
  return event.type === 'OutageAdded' && event.linksHeld !== true
}

function keyOf(playerId: string, { run, answer }: { run: number; answer: unknown }): string {
  return JSON.stringify([playerId, run, answer])
}
