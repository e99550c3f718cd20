import type { GameEvent } from '../../server/game/events.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { threeSteps } from '../support/game.ts'

export function created(gameId: string): Extract<GameEvent, { type: 'GameCreated' }> {
  return {
    type: 'GameCreated',
    gameId,
    pin: '482913',
    activity: threeSteps,
    settings: defaultSettings,
    maxPlayers: 100
  }
}

export function joined(playerId: string): GameEvent {
  return {
    type: 'PlayerJoined',
    playerId,
    name: `Élodie ${playerId}`,
    code: playerId,
    tokenHash: playerId,
    keyHash: playerId
  }
}
