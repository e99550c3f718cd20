import { defaultSettings } from '../../shared/settings.ts'
import type { GameEvent } from './events.ts'
import { sectionIds } from './plan.ts'
import type { GameState, Team } from './state.ts'

type Created = Extract<GameEvent, { type: 'GameCreated' }>

/** The state right after a game's first event. */
export function newGame(created: Created): GameState {
  return {
    gameId: created.gameId,
    pin: created.pin,
    activity: created.activity,
    // Logs of earlier versions tell less.
    settings: { ...defaultSettings, ...created.settings },
    maxPlayers: created.maxPlayers,
    phase: 'lobby',
    flow: 0,
    joiningLocked: false,
    namesHidden: false,
    toldExtraTime: false,
    lookingBack: null,
    page: 0,
    upcoming: sectionIds(created),
    leavesSection: false,
    teams: newTeams(created.settings.teams?.count ?? 0),
    clock: null,
    runs: new Map(),
    seats: new Map(),
    seatByToken: new Map(),
    seatByKey: new Map(),
    seatByCode: new Map(),
    seatByNameKey: new Map()
  }
}

function newTeams(count: number): Team[] {
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    name: null,
    members: new Set(),
    spokesperson: null,
    handOvers: 0,
    score: 0
  }))
}
