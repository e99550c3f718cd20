import type { GameId, PlayerId } from '../../shared/commands.ts'
import type { PlayerView } from '../../shared/views.ts'
import type { GameEvent, GameEventType } from '../game/events.ts'
import { standingsOf, type Standings, type StandingsNow } from '../game/standings.ts'
import type { GameState } from '../game/state.ts'
import { seeksConsensus, toldOfAnswers } from '../game/team-consensus.ts'
import { teamMatesOf } from '../game/teams.ts'
import { hostView, rosterView } from '../game/views/host-view.ts'
import { playerView, seatView } from '../game/views/player-view.ts'
import { joiningNow, screenView } from '../game/views/screen-view.ts'
import type { Audience } from './ports.ts'
import type { Arrivals } from './arrivals.ts'
import type { Presence } from './presence.ts'

/** What views are built from, at one moment. */
export interface Scene {
  readonly state: GameState
  readonly version: number
  readonly presence: Presence
  readonly arrivals: Arrivals
  readonly origin: () => string
  readonly storageWorks: boolean
}

/** Least time between two views of the same kind that only count what comes in. */
const viewEveryMs = 100
const voicesEveryMs = 250
const rosterEveryMs = 250
const largeRoom = 200
const largeRosterEveryMs = 1000

/** What each event changes for players; `voices` can wait a little. Screens and hosts see every event. */
const changesForPlayers: Partial<Record<GameEventType, 'all' | 'game' | 'voices' | 'seat'>> = {
  PlayerRenamed: 'seat',
  ExtraTimeAsked: 'seat',
  TeamJoined: 'seat',
  TeamNamed: 'game',
  SpokespersonNamed: 'voices',
  TeamAnswersSet: 'all',
  TextModerated: 'game',
  SectionsChosen: 'game',
  SectionLeft: 'game',
  PartShown: 'game',
  BreakTaken: 'game',
  PlayerRemoved: 'all',
  NamesHidden: 'all',
  NamesShown: 'all',
  StepRead: 'game',
  StepOpened: 'game',
  TimeAdded: 'game',
  ClockPaused: 'game',
  ClockResumed: 'game',
  OutageAdded: 'game',
  StepRevealed: 'all',
  StepSkipped: 'game',
  StandingsShown: 'game',
  PodiumShown: 'all',
  GameEnded: 'all'
}

const changesStandings: ReadonlySet<GameEventType> = new Set([
  'PlayerJoined',
  'PlayerRenamed',
  'PlayerRemoved',
  'NamesHidden',
  'NamesShown',
  'StepRead',
  'StepRevealed'
])

/**
 * Decides who is sent what, and when. Players get what changed for them at once; screens and hosts
 * see counters at most ten times a second, and a move of the game at once.
 */
export class Publisher {
  readonly #gameId: GameId
  readonly #audience: Audience
  #changedSeats: 'all' | Set<PlayerId> = new Set()
  readonly #answered = new Set<PlayerId>()
  readonly #newlyVoiced = new Set<PlayerId>()
  #someoneMoved = false
  /** When the players' view, those of screen and host, and the roster are next due; null when nothing changed. */
  #playersDue: number | null = null
  #viewDue: number | null = null
  #rosterDue: number | null = null
  #playersSentAt = 0
  #viewSentAt = 0
  /** Something happened in the game since screens were last told. */
  #newForScreens = true
  #rosterNextAt = 0
  readonly #removed: PlayerId[] = []
  #standings: Standings | null = null
  /** The players' view, and what it was built from. */
  #shown: { readonly state: GameState; readonly view: PlayerView } | null = null

  constructor(gameId: GameId, audience: Audience) {
    this.#gameId = gameId
    this.#audience = audience
  }

  happened(events: readonly GameEvent[]): void {
    const joined = new Set(
      events.flatMap((event) => (event.type === 'PlayerJoined' ? event.playerId : []))
    )
    for (const event of events) {
      const change = changesForPlayers[event.type]
      if (change === 'all' || change === 'game') {
        this.#playersDue = 0
        this.#viewDue = 0
      }
      if (change === 'voices') this.#playersDue ??= this.#playersSentAt + voicesEveryMs
      if (change === 'all') this.#changedSeats = 'all'
      if (
        (change === 'seat' || change === 'voices') &&
        'playerId' in event &&
        event.playerId &&
        this.#changedSeats !== 'all'
      ) {
        this.#changedSeats.add(event.playerId)
      }
      if (event.type === 'AnswerSubmitted') this.#answered.add(event.playerId)
      if (event.type === 'SpokespersonNamed' && event.playerId) {
        this.#newlyVoiced.add(event.playerId)
      }
      if (event.type === 'TeamJoined' && !joined.has(event.playerId)) this.#someoneMoved = true
      if (changesStandings.has(event.type)) this.#standings = null
      if (event.type === 'PlayerRemoved') this.#removed.push(event.playerId)
    }
    if (events.length === 0) return
    this.#newForScreens = true
    this.surroundingsChanged()
  }

  surroundingsChanged(): void {
    this.#viewDue ??= this.#viewSentAt + viewEveryMs
    this.#rosterDue ??= this.#rosterNextAt
  }

  everythingChanged(): void {
    this.#newForScreens = true
    this.#standings = null
    this.#playersDue = 0
    this.#changedSeats = 'all'
    this.#viewDue = 0
    this.#rosterDue = 0
  }

  nextDue(): number | null {
    const due = [this.#playersDue, this.#viewDue, this.#rosterDue].filter((at) => at !== null)
    return due.length === 0 ? null : Math.min(...due)
  }

  /** Sends all that is due at `now`. */
  publish(scene: Scene, now: number): void {
    const { state, version } = scene
    for (const playerId of this.#removed.splice(0)) {
      this.#audience.ended(this.#gameId, playerId, {
        reason: 'removed',
        joining: joiningNow(state)
      })
    }
    const viewIsDue = this.#viewDue !== null && this.#viewDue <= now
    const rosterIsDue = this.#rosterDue !== null && this.#rosterDue <= now
    const playersAreDue = this.#playersDue !== null && this.#playersDue <= now
    const seats = this.#seatsToTell(state, playersAreDue)
    const seatsChanged = seats === 'all' || seats.size > 0
    if (!playersAreDue && !seatsChanged && !viewIsDue && !rosterIsDue) return
    // Done with before it is tried: a view with a defect must not be due for ever.
    this.#changedSeats = new Set()
    if (playersAreDue) {
      this.#playersDue = null
      this.#playersSentAt = now
    }
    if (viewIsDue) {
      this.#viewDue = null
      this.#viewSentAt = now
    }
    if (rosterIsDue) {
      const isLarge = state.seats.size > largeRoom
      this.#rosterDue = null
      this.#rosterNextAt = now + (isLarge ? largeRosterEveryMs : rosterEveryMs)
    }

    const standings = this.#standingsOf(state)
    if (playersAreDue) this.#audience.players(this.#gameId, this.#playerView(scene))
    for (const playerId of seats === 'all' ? state.seats.keys() : seats) {
      const view = seatView(state, playerId, standings, version)
      if (view && scene.presence.isOnline(playerId))
        this.#audience.seat(this.#gameId, playerId, view)
    }
    if (viewIsDue) this.#sendViews(scene, standings)
    if (rosterIsDue) this.#sendRoster(scene, standings)
  }

  /**
   * Those that events changed, and the teams of those whose doing is their team's: what a team wants at once,
   * who speaks for it with the view that says so.
   */
  #seatsToTell(state: GameState, playersAreDue: boolean): 'all' | ReadonlySet<PlayerId> {
    // Where somebody came from no event says: a move while teams seek agreement is told to all of them.
    const deciding =
      this.#someoneMoved && seeksConsensus(state) ? [...state.seats.keys()] : [...this.#answered]
    const voiced = playersAreDue ? [...this.#newlyVoiced] : []
    this.#someoneMoved = false
    this.#answered.clear()
    if (playersAreDue) this.#newlyVoiced.clear()
    const changed = this.#changedSeats
    if (changed === 'all' || deciding.length + voiced.length === 0) return changed
    return new Set([...changed, ...toldOfAnswers(state, deciding), ...teamMatesOf(state, voiced)])
  }

  playerViews(playerId: PlayerId, scene: Scene) {
    const seat = this.seatView(playerId, scene)
    return seat && { view: this.#playerView(scene), seat }
  }

  seatView(playerId: PlayerId, { state, version }: Scene) {
    return seatView(state, playerId, this.#standingsOf(state), version)
  }

  /** Kept for all who come before the next event: once a game has ended it holds all that was played. */
  #playerView({ state, version }: Scene): PlayerView {
    if (this.#shown?.state !== state || this.#shown.view.version !== version) {
      this.#shown = { state, view: playerView(state, this.#standingsOf(state), version) }
    }
    return this.#shown.view
  }

  screenView(scene: Scene) {
    return screenView(scene.state, this.#standingsOf(scene.state), around(scene), scene.version)
  }

  hostViews(scene: Scene) {
    const { state, version, presence, arrivals } = scene
    const standings = this.#standingsOf(state)
    return {
      view: hostView(state, standings, around(scene), version),
      roster: rosterView(state, standings, presence, arrivals, version)
    }
  }

  #standingsOf(state: GameState): StandingsNow {
    return () => (this.#standings ??= standingsOf(state))
  }

  #sendViews(scene: Scene, standings: StandingsNow): void {
    const { state, version } = scene
    // All that was played is heavy, and who comes and goes after the end changes none of it.
    const isSame = state.phase === 'ended' && !this.#newForScreens
    if (!isSame && this.#audience.hasScreens(this.#gameId)) {
      this.#audience.screens(this.#gameId, screenView(state, standings, around(scene), version))
    }
    this.#newForScreens = false
    if (this.#audience.hasHosts(this.#gameId)) {
      this.#audience.hosts(this.#gameId, hostView(state, standings, around(scene), version))
    }
  }

  #sendRoster({ state, version, presence, arrivals }: Scene, standings: StandingsNow): void {
    if (!this.#audience.hasHosts(this.#gameId)) return
    const roster = rosterView(state, standings, presence, arrivals, version)
    this.#audience.roster(this.#gameId, roster)
  }
}

function around({ presence, origin, storageWorks }: Scene) {
  return { present: presence.present, origin: origin(), storageWorks }
}
