import type { PlayerId } from '../../shared/commands.ts'
import { namesPlayer } from '../game/event-names.ts'
import type { GameEvent } from '../game/events.ts'
import { nameKeys } from '../game/names.ts'

/**
 * How to take a player's name out of a game: by a neutral one, `Participant 7` for who joined seventh,
 * which nobody else in the game has or had. Null when nobody with this id ever joined. Seats that were
 * removed are found too: their names are still in the events.
 */
export function eraseName(
  events: readonly GameEvent[],
  playerId: PlayerId
): ((event: GameEvent) => GameEvent) | null {
  const joins = events.filter((event) => event.type === 'PlayerJoined')
  const position = joins.findIndex((event) => event.playerId === playerId) + 1
  if (position === 0) return null
  const others = events.filter(namesPlayer).filter((event) => event.playerId !== playerId)
  const name = freeName(position, new Set(others.flatMap((event) => nameKeys(event.name))))
  return (event) => (namesPlayer(event) && event.playerId === playerId ? { ...event, name } : event)
}

function freeName(position: number, takenKeys: ReadonlySet<string>): string {
  for (let more = 1; ; more += 1) {
    const name = more === 1 ? `Participant ${position}` : `Participant ${position} (${more})`
    if (!nameKeys(name).some((key) => takenKeys.has(key))) return name
  }
}
