import type { Session } from '../../client/net/session.svelte.ts'
import type { HostCommand } from '../../shared/commands.ts'
import type { SharedText, TextAct } from '../../shared/steps/words.ts'
import type { HostCommandType, HostView, RosterView } from '../../shared/views.ts'
import type { Random } from '../load/random.ts'
import type { Client } from './client.ts'
import type { Surroundings } from './surroundings.ts'

/** How often each is pressed; what is not named is never. */
const habits: Partial<Record<HostCommandType, number>> = {
  StartGame: 40,
  Advance: 40,
  CloseStep: 12,
  AddTime: 3,
  PauseClock: 3,
  ResumeClock: 20,
  SkipStep: 1,
  LookBack: 2,
  HideNames: 1,
  ShowNames: 3,
  LockJoining: 1,
  OpenJoining: 3,
  PlayAnotherRound: 40,
  TakeBreak: 1,
  ChooseSections: 20,
  ModerateTexts: 80,
  DrawTeams: 2,
  BalanceTeams: 1,
  LeaveSection: 4,
  SetTeamAnswers: 2,
  MoveToTeam: 2,
  NameTeam: 1,
  NameSpokesperson: 2
}

/** The trainer's console: the real session, and somebody in front of it who presses this and that. */
export class SimulatedTrainer {
  session!: Session<HostView, RosterView>
  /** Steps played again take points back. */
  readonly replays: boolean
  readonly #client: Client
  readonly #gameId: string
  readonly #around: Surroundings
  readonly #random: Random
  #wake: () => void = () => undefined
  #isPressing = false

  constructor(
    client: Client,
    gameId: string,
    around: Surroundings,
    random: Random,
    replays: boolean
  ) {
    this.#client = client
    this.#gameId = gameId
    this.#around = around
    this.#random = random
    this.replays = replays
    this.open()
  }

  open(): void {
    this.session = new this.#client.Session<HostView, RosterView>(
      { role: 'host', gameId: this.#gameId },
      {
        open: (auth) => this.#around.open(auth, () => undefined),
        pulseMs: this.#around.pulseMs,
        onWake: (callback) => {
          this.#wake = callback
          return () => undefined
        }
      }
    )
  }

  /** The window is closed and opened again, perhaps on another device. */
  reload(): void {
    this.close()
    this.open()
  }

  close(): void {
    this.session.close()
  }

  wake(): void {
    this.#wake()
  }

  /** Presses something every second or so, as long as the game lasts. */
  async press(forMs: number): Promise<void> {
    const until = this.#around.time.now() + forMs
    this.#isPressing = true
    while (this.#isPressing && this.#around.time.now() < until) {
      await this.#around.time.wait(this.#random.between(300, 4000))
      const command = this.#choose()
      if (command) void this.session.send(command)
    }
  }

  /** Goes on until the game is over. */
  async finish(): Promise<void> {
    this.#isPressing = false
    while (this.session.view?.screen.phase !== 'ended') {
      const view = this.session.view
      if (view) {
        await Promise.race([
          this.session.send({ type: 'EndGame', flow: view.flow }),
          this.#around.time.wait(5000)
        ])
      }
      await this.#around.time.wait(500)
    }
  }

  #actOn(texts: readonly SharedText[]): TextAct {
    const merged = texts.flatMap(({ merged = [] }) => merged)
    if (merged.length > 0 && this.#random.chance(0.3)) {
      return { do: 'split', text: this.#random.pick(merged).id }
    }
    const [text = '', into] = this.#random.shuffled(texts.map(({ id }) => id))
    const acts = ['hide', 'show', 'highlight', 'dim', 'merge', 'sort', 'look'] as const
    const act = this.#random.pick(acts)
    if (act === 'sort') return { do: act, by: this.#random.pick(['count', 'time', 'team']) }
    if (act === 'look') return { do: act, as: this.#random.pick(['cloud', 'list', 'wall']) }
    if (act !== 'merge') return { do: act, text }
    return into === undefined ? { do: 'hide', text } : { do: act, text, into }
  }

  #choose(): HostCommand | null {
    const view = this.session.view
    if (!view) return null
    // Leaves time to answer.
    if (view.screen.phase === 'open' && this.#random.chance(0.75)) return null
    const weighted = view.allowed.flatMap((type) =>
      Array<HostCommandType>(type === 'ReplayStep' && this.replays ? 4 : (habits[type] ?? 0)).fill(
        type
      )
    )
    if (weighted.length === 0) return null
    const type = this.#random.pick(weighted)
    switch (type) {
      case 'LookBack': {
        const runs = view.revealedRuns.map(({ run }) => run)
        return { type, run: runs.length > 0 ? this.#random.pick([...runs, null]) : null }
      }
      case 'RemovePlayer':
      case 'RemoveNewcomers':
        return null
      case 'ChooseSections': {
        const ids = (view.plan ?? []).flatMap(({ id, state }) => (state === 'current' ? [] : [id]))
        return { type, sections: this.#random.shuffled(ids) }
      }
      case 'ModerateTexts': {
        const { step } = view.current ?? {}
        if (step?.kind !== 'words' || !step.correction) return null
        const { texts } = step.correction.tally
        if (texts.length === 0) return null
        return { type, run: step.run, act: this.#actOn(texts) }
      }
      case 'NameSpokesperson': {
        const rows = this.session.personal?.rows ?? []
        return rows.length === 0 ? null : { type, playerId: this.#random.pick(rows).playerId }
      }
      case 'MoveToTeam': {
        const rows = this.session.personal?.rows ?? []
        const teams = view.screen.teams ?? []
        if (rows.length === 0 || teams.length === 0) return null
        const { playerId } = this.#random.pick(rows)
        return { type, playerId, team: this.#random.pick(teams).team }
      }
      case 'NameTeam': {
        const teams = view.screen.teams ?? []
        if (teams.length === 0) return null
        return {
          type,
          team: this.#random.pick(teams).team,
          name: this.#random.pick(['Les As', null])
        }
      }
      case 'SetTeamAnswers':
        return { type, answers: this.#random.pick(['each', 'spokesperson', 'consensus'] as const) }
      case 'DrawTeams':
      case 'BalanceTeams':
      case 'LeaveSection':
        return { type }
      case 'HideNames':
      case 'ShowNames':
      case 'LockJoining':
      case 'OpenJoining':
        return { type }
      default:
        return { type, flow: view.flow }
    }
  }
}
