import type { Activity } from '../../shared/activity.ts'
import type { FlowCommandType } from '../../shared/commands.ts'
import type { Confidence } from '../../shared/confidence.ts'
import type { RunNumber } from '../../shared/run.ts'
import type { ChoiceStep } from '../../shared/steps/choice.ts'
import type { DecisionStep, Move } from '../../shared/steps/decision.ts'
import type { Answer, Step, StepKinds } from '../../shared/steps/kinds.ts'
import type { OpinionStep } from '../../shared/steps/opinion.ts'
import type { OrderStep } from '../../shared/steps/order.ts'
import type { SlideStep } from '../../shared/steps/slide.ts'
import type { TextAct, WordsStep } from '../../shared/steps/words.ts'
import { defaultSettings, type GameSettings } from '../../shared/settings.ts'
import type { Context, Decision, GameCommand } from '../../server/game/commands.ts'
import { nextDeadline } from '../../server/game/deadline.ts'
import { decide } from '../../server/game/decide.ts'
import type { GameEvent } from '../../server/game/events.ts'
import { evolve } from '../../server/game/evolve.ts'
import { newGame } from '../../server/game/new-game.ts'
import { openLeadMs } from '../../server/game/pace.ts'
import { standingsOf } from '../../server/game/standings.ts'
import { currentRun, stepOf, type GameState } from '../../server/game/state.ts'
import { hostView, rosterView } from '../../server/game/views/host-view.ts'
import { playerView, seatView } from '../../server/game/views/player-view.ts'
import { screenView } from '../../server/game/views/screen-view.ts'
import { OpenRuns } from './open-runs.ts'

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

function common(id: string) {
  return {
    id,
    prompt: `Étape ${id}`,
    explanation: `Explication secrète de ${id}.`,
    limitSeconds: 20,
    points: 0,
    themes: ['essai']
  } as const
}

/** From 2 to -2, then « sans avis ». */
export const scale = [
  { id: 'tout', text: 'Tout à fait d’accord', agreement: 2 },
  { id: 'oui', text: 'Plutôt d’accord', agreement: 1 },
  { id: 'non', text: 'Plutôt pas d’accord', agreement: -1 },
  { id: 'pas', text: 'Pas du tout d’accord', agreement: -2 },
  { id: 'sans', text: 'Sans avis', agreement: null }
]

/** A vote on a scale, worth nothing, on an idea to be fought. */
export function opinionStep(id: string, more: Partial<OpinionStep> = {}): OpinionStep {
  return { ...common(id), kind: 'opinion', options: scale, wanted: 'disagree', ...more }
}

/** Up to two texts of 20 characters. */
export function wordsStep(id: string, more: Partial<WordsStep> = {}): WordsStep {
  return { ...common(id), kind: 'words', most: 2, maxLength: 20, look: 'list', ...more }
}

/** `right`: ids in the right order; 1000 points. */
export function orderStep(
  id: string,
  right: readonly string[] = ['m', 'c', 'x', 'k'],
  more: Partial<OrderStep> = {}
): OrderStep {
  const items = right.map((item) => ({ id: item, text: `Rang de ${item}` }))
  return { ...common(id), kind: 'order', items, points: 1000, ...more }
}

/** A scene with a minute to talk: a and c are good doors, b and d detours. */
export function decisionStep(id: string, more: Partial<DecisionStep> = {}): DecisionStep {
  return {
    ...common(id),
    kind: 'decision',
    situation: `Situation de ${id}.`,
    talkSeconds: 60,
    moves: ['a', 'b', 'c', 'd'].map((move) => moveOf(move, 'ac'.includes(move), id)),
    ...more
  }
}

function moveOf(id: string, good: boolean, scene: string): Move {
  return {
    id,
    text: `Geste ${id} de ${scene}`,
    good,
    consequence: `Conséquence secrète de ${id} dans ${scene}.`,
    by: good ? 'source' : 'preau',
    actors: good ? ['DAECT'] : [],
    keep: good ? `Garder ${id} de ${scene}` : ''
  }
}

/** Two parts to read. */
export function slideStep(id: string, more: Partial<SlideStep> = {}): SlideStep {
  const parts = [`Première partie de ${id}.`, `Seconde partie de ${id}.`]
  return { ...common(id), kind: 'slide', parts, ...more }
}

/** With the sections and options that the steps name, in that order; options are on. */
export function activityOf(...steps: Step[]): Activity {
  const sections = [...new Set(steps.flatMap(({ section }) => section ?? []))]
  const options = [...new Set(steps.flatMap(({ option }) => option ?? []))]
  return {
    id: 'essai',
    title: 'Activité d’essai',
    summary: 'Pour les tests.',
    language: 'fr',
    source: { title: 'Essai', authors: 'Personne', edition: '2020', licence: 'CC0' },
    steps,
    ...(sections.length > 0 && {
      sections: sections.map((id) => ({ id, title: `Section ${id}` }))
    }),
    ...(options.length > 0 && {
      options: options.map((id) => ({ id, title: `Option ${id}`, on: true }))
    })
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
  judgeName: Context['judgeName'] = () => null
  judgeText: Context['judgeText'] = () => null
  readonly present = new Set<string>()
  readonly events: GameEvent[]
  readonly state: GameState
  readonly #runs = new OpenRuns()

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
      judgeName: this.judgeName,
      judgeText: this.judgeText
    }
  }

  /** Decides and applies; returns the decision as it was. */
  do(command: GameCommand): Decision {
    const decision = decide(this.state, command, this.context)
    if (decision.ok) {
      for (const event of decision.events) {
        const wrong = this.#runs.see(event)
        if (wrong !== null) throw new Error(wrong)
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

  /** As a page gives it: with how sure it is, where that is asked. */
  #sure(): { confidence?: Confidence } {
    const run = currentRun(this.state)
    return run && stepOf(this.state, run).asksConfidence ? { confidence: 2 } : {}
  }

  /** An answer of any kind to the step under way, or to another run; the code it is refused with, or null. */
  give(
    playerId: string,
    answer: Answer,
    more: { run?: RunNumber; confidence?: Confidence } = {}
  ): string | null {
    const run = currentRun(this.state)?.number ?? 0
    return this.refusal({ type: 'SubmitAnswer', playerId, run, answer, ...more })
  }

  vote(player: string, option: string): string | null {
    return this.give(player, { kind: 'opinion', option })
  }

  say(player: string, ...texts: string[]): string | null {
    return this.give(player, { kind: 'words', texts })
  }

  place(player: string, ...items: string[]): string | null {
    return this.give(player, { kind: 'order', items })
  }

  move(player: string, move: string): string | null {
    return this.give(player, { kind: 'decision', move })
  }

  moderate(act: TextAct, run = this.state.runs.size): string | null {
    return this.refusal({ type: 'ModerateTexts', run, act })
  }

  /** The host names who speaks. */
  letSpeak(...names: string[]): this {
    for (const playerId of names) this.do({ type: 'NameSpokesperson', playerId })
    return this
  }

  tick(): this {
    this.do({ type: 'Tick' })
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
    return this.refusal({ type: 'SubmitAnswer', playerId, run, answer, ...way, ...this.#sure() })
  }

  /** Passes over what comes before a step, and opens it, or shows it when there is nothing to answer. */
  goTo(stepId: string): this {
    for (let moves = 0; moves < 200; moves += 1) {
      const run = currentRun(this.state)
      const here = run ? this.state.activity.steps[run.index]?.id : undefined
      if (here === stepId) {
        if (this.state.phase === 'read') this.open()
        return this
      }
      if (this.state.phase === 'lobby') this.host('StartGame')
      else if (this.state.phase === 'open') this.close()
      else this.host(this.state.phase === 'read' ? 'SkipStep' : 'Advance')
    }
    throw new Error(`${stepId} never came`)
  }

  close(): this {
    this.host('CloseStep')
    return this
  }

  /** From a correction, standings or an open step to the next step's prompt. */
  nextStep(): this {
    const run = this.state.runs.size
    if (this.state.phase === 'open') this.close()
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

  /** The step as phones show it; throws when it is of another kind than the one asked for. */
  step<Kind extends keyof StepKinds>(kind?: Kind): StepKinds[Kind]['view'] {
    const view = this.playerView()
    if (!('step' in view)) throw new Error(`no step in ${view.phase}`)
    if (kind && view.step.kind !== kind) throw new Error(`no ${kind} on phones`)
    return view.step as StepKinds[Kind]['view']
  }

  /** Its correction. */
  correction<Kind extends keyof StepKinds>(
    kind: Kind
  ): NonNullable<StepKinds[Kind]['view']['correction']> {
    const { correction } = this.step(kind)
    if (!correction) throw new Error('not revealed')
    return correction as NonNullable<StepKinds[Kind]['view']['correction']>
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
    const origins = { isKnown: () => true, burstOf: () => null }
    return rosterView(this.state, () => this.standings(), links, origins, this.events.length)
  }

  hostScreen() {
    return hostView(this.state, () => this.standings(), this.#surroundings, this.events.length)
  }
}
