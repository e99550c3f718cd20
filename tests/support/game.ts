import type { Activity } from '../../shared/activity.ts'
import type { ChoiceStep } from '../../shared/steps/choice.ts'
import type { Step } from '../../shared/steps/kinds.ts'
import type { FlowCommandType } from '../../shared/commands.ts'
import { defaultSettings, type GameSettings } from '../../shared/settings.ts'
import type { Context, Decision, GameCommand } from '../../server/game/commands.ts'
import { nextDeadline } from '../../server/game/deadline.ts'
import { decide } from '../../server/game/decide.ts'
import type { GameEvent } from '../../server/game/events.ts'
import { evolve, newGame } from '../../server/game/evolve.ts'
import { openLeadMs } from '../../server/game/pace.ts'
import { standingsOf } from '../../server/game/standings.ts'
import { currentRun, type GameState } from '../../server/game/state.ts'
import { hostView, rosterView } from '../../server/game/views/host-view.ts'
import { playerView, seatView } from '../../server/game/views/player-view.ts'
import { screenView } from '../../server/game/views/screen-view.ts'

/** A choice step: `right` of the ids a to f; 20 seconds, 1000 points. */
export function choiceStep(
  id: string,
  right: string[],
  more: Partial<ChoiceStep> = {}
): ChoiceStep {
  return {
    kind: 'choice',
    id,
    prompt: `Question ${id} ?`,
    choices: ['a', 'b', 'c'].map((choice) => ({ id: choice, text: `Choix ${choice} de ${id}` })),
    right,
    explanation: `Explication secrète de ${id}.`,
    limitSeconds: 20,
    points: 1000,
    themes: ['essai'],
    ...more
  }
}

export function activityOf(...steps: Step[]): Activity {
  return {
    id: 'essai',
    title: 'Activité d’essai',
    summary: 'Pour les tests.',
    language: 'fr',
    source: { title: 'Essai', authors: 'Personne', edition: '2020', licence: 'CC0' },
    steps
  }
}

/** One right, two right, one right. */
export const threeSteps = activityOf(
  choiceStep('un', ['b']),
  choiceStep('deux', ['a', 'c']),
  choiceStep('trois', ['a'])
)

export const startMs = Date.UTC(2026, 10, 24, 9, 0, 0)

/**
 * A game driven by commands alone, on a clock that tests turn. Everybody who joined is present until
 * told otherwise.
 */
export class TestGame {
  now = startMs
  permutation = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  readonly present = new Set<string>()
  readonly events: GameEvent[]
  readonly state: GameState

  constructor(
    settings: Partial<GameSettings> = {},
    activity: Activity = threeSteps,
    maxPlayers = 100
  ) {
    const created = {
      type: 'GameCreated',
      gameId: 'partie',
      pin: '482913',
      activity,
      settings: { ...defaultSettings, ...settings },
      maxPlayers
    } as const
    this.events = [created]
    this.state = newGame(created)
  }

  get context(): Context {
    return {
      now: this.now,
      present: this.present,
      permutation: this.permutation,
      judgeName: () => null
    }
  }

  /** Decides and applies; returns the decision as it was. */
  do(command: GameCommand): Decision {
    const decision = decide(this.state, command, this.context)
    if (decision.ok) {
      for (const event of decision.events) {
        evolve(this.state, event)
        this.events.push(event)
      }
    }
    return decision
  }

  /** The code a command is refused with, or null. */
  refusal(command: GameCommand): string | null {
    const decision = this.do(command)
    return decision.ok ? null : decision.code
  }

  host(type: FlowCommandType): Decision {
    return this.do({ type, flow: this.state.flow })
  }

  joinCommand(name: string, id = name): Extract<GameCommand, { type: 'Join' }> {
    return {
      type: 'Join',
      playerId: id,
      typedName: name,
      drawnName: `Loutre ${id}`,
      code: `CODE${id}`,
      tokenHash: `token of ${id}`,
      keyHash: `key of ${id}`
    }
  }

  join(...names: string[]): this {
    for (const name of names) {
      this.do(this.joinCommand(name))
      this.present.add(name)
    }
    return this
  }

  /** Lets time pass, firing every deadline on its way as the room's timer would. */
  wait(ms: number): this {
    const until = this.now + ms
    for (let fired = 0; fired < 1000; fired += 1) {
      const deadline = nextDeadline(this.state, this.present)
      if (deadline === null || deadline > until) break
      this.now = Math.max(this.now, deadline)
      const before = this.events.length
      this.do({ type: 'Tick' })
      if (this.events.length === before) break
    }
    this.now = until
    return this
  }

  /** Opens the current or first step and waits for its choices to appear. */
  open(): this {
    if (this.state.phase === 'lobby') this.host('StartGame')
    if (this.state.phase === 'read') this.host('Advance')
    this.now += openLeadMs
    return this
  }

  answer(player: string, ...choices: string[]): string | null {
    return this.answerFrom(player, {}, ...choices)
  }

  /** An answer that arrives now, with what its phone and the server know of its way. */
  answerFrom(
    playerId: string,
    way: { reactionMs?: number; roundTripMs?: number },
    ...choices: string[]
  ): string | null {
    const run = currentRun(this.state)?.number ?? 0
    const answer = { kind: 'choice', choices } as const
    return this.refusal({ type: 'SubmitAnswer', playerId, run, answer, ...way })
  }

  close(): this {
    this.host('CloseStep')
    return this
  }

  /** From a correction or standings to the next step's prompt. */
  nextStep(): this {
    const run = this.state.runs.size
    while (this.state.runs.size === run && this.state.phase !== 'ended') this.host('Advance')
    return this
  }

  score(player: string): number {
    return this.state.seats.get(player)?.score ?? NaN
  }

  standings() {
    return standingsOf(this.state)
  }

  playerView() {
    return playerView(this.state, () => this.standings(), this.events.length)
  }

  seat(player: string) {
    const view = seatView(this.state, player, () => this.standings(), this.events.length)
    if (!view) throw new Error(`${player} has no seat`)
    return view
  }

  get #surroundings() {
    return { present: this.present, origin: 'http://192.168.1.20:3000', storageWorks: true }
  }

  screen() {
    return screenView(this.state, () => this.standings(), this.#surroundings, this.events.length)
  }

  roster() {
    const links = {
      isOnline: (playerId: string) => this.present.has(playerId),
      isLate: () => false,
      awaySince: () => null
    }
    return rosterView(this.state, () => this.standings(), links, this.events.length)
  }

  hostScreen() {
    return hostView(this.state, () => this.standings(), this.#surroundings, this.events.length)
  }
}
