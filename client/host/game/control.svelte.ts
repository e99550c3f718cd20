import {
  turnedAwayAtOnce,
  type FlowCommandType,
  type HostCommand,
  type PlayerId
} from '../../../shared/commands.ts'
import type { RunNumber } from '../../../shared/run.ts'
import type { HostCommandType, HostView, RosterView } from '../../../shared/views.ts'
import type { TextAct } from '../../../shared/steps/words.ts'
import type { TeamAnswers, TeamNumber } from '../../../shared/teams.ts'
import type { Session } from '../../net/session.svelte.ts'
import { m } from '../../text/generated/messages.js'
import { rejectionSentence } from '../../text/every-rejection.ts'
import { Pages } from '../../screen/pages.svelte.ts'
import { earlierRun } from './look-back.ts'
import { doubtOf, nextAction, type Doubt, type NextAction } from './next-action.ts'

const secondPressMs = 2000
/** Longer than a double press, shorter than reading what the next press would do. */
const settleMs = 400
/** After a move that nobody asked for here: what the finger was on its way to press has just become something else. */
const surpriseMs = 1200
const noticeMs = 6000
/** A command that takes no longer is not worth a word. */
const slowMs = 300

/** What a game's pages need of the connection; a gallery has its own. */
export type GameLink = Pick<
  Session<HostView, RosterView>,
  'view' | 'personal' | 'link' | 'refused' | 'ended' | 'clock' | 'send'
>

/** The trainer's hand on one game, from the console or the stage. */
export class GameControl {
  readonly gameId: string
  readonly link: GameLink
  /** Of the screen, or its picture, in this window. */
  readonly pages = new Pages()
  /** A key was pressed once where two presses are wanted. */
  doubt = $state<Doubt | null>(null)
  /** Why the last command was refused. */
  notice = $state<string | null>(null)
  /** The game has just moved: a press meant for what was there before must do nothing. */
  settling = $state(false)

  /** Where the game was at the last move asked for here. */
  #movedFrom: string | null = null
  #sending = $state.raw<readonly HostCommandType[]>([])
  #slow = $state.raw<readonly HostCommandType[]>([])
  #doubtTimer: ReturnType<typeof setTimeout> | undefined
  #noticeTimer: ReturnType<typeof setTimeout> | undefined

  constructor(gameId: string, link: GameLink) {
    this.gameId = gameId
    this.link = link
    const place = $derived(this.#place)
    let known: string | null = null
    $effect(() => {
      if (place === known) return
      const before = known
      const moved = known !== null
      known = place
      this.doubt = null
      if (!moved) return
      this.settling = true
      const expected = this.#movedFrom === before
      const timer = setTimeout(() => (this.settling = false), expected ? settleMs : surpriseMs)
      return () => clearTimeout(timer)
    })
  }

  get next(): NextAction | null {
    return this.link.view ? nextAction(this.link.view, this.pages.count) : null
  }

  allows(type: HostCommandType): boolean {
    return this.link.view?.allowed.includes(type) ?? false
  }

  /** On its way for long enough to say so. */
  isSlow(type: HostCommandType): boolean {
    return this.#slow.includes(type)
  }

  /** `byKey`: a slip of the hand must not cut anyone off. */
  pressNext(byKey: boolean): void {
    const { view } = this.link
    const action = this.next
    if (!view || !action || this.settling || this.#sending.includes(action.command)) return
    const doubt = byKey ? doubtOf(action, view) : null
    if (doubt && this.doubt !== doubt) return this.#hesitate(doubt)
    this.doubt = null
    if (action.kind === 'present') this.lookBack(null)
    else if (action.kind === 'page') this.turnPage(action.page)
    else this.move(action.command)
  }

  /** `flow`: what a slower decision, one that was confirmed, was made on. */
  move(type: FlowCommandType, flow = this.link.view?.flow): void {
    if (flow === undefined || !this.#can(type)) return
    this.#movedFrom = this.#place
    void this.#send({ type, flow })
  }

  set(type: 'OpenJoining' | 'LockJoining' | 'HideNames' | 'ShowNames'): void {
    if (this.#can(type)) void this.#send({ type })
  }

  /** The same key or button for both directions. */
  togglePause(): void {
    this.move(this.allows('ResumeClock') ? 'ResumeClock' : 'PauseClock')
  }

  toggleNames(): void {
    this.set(this.link.view?.screen.namesHidden ? 'ShowNames' : 'HideNames')
  }

  toggleJoining(): void {
    this.set(this.allows('OpenJoining') ? 'OpenJoining' : 'LockJoining')
  }

  lookBack(run: RunNumber | null): void {
    if (!this.#sending.includes('LookBack')) void this.#send({ type: 'LookBack', run })
  }

  /** Screens that cut their pages otherwise may have more of them than this window knows. */
  turnPage(page: number): void {
    const flow = this.link.view?.flow
    if (flow === undefined || page < 0 || !this.#can('TurnPage')) return
    this.#movedFrom = this.#place
    void this.#send({ type: 'TurnPage', page, flow })
  }

  turnPageBy(by: 1 | -1): void {
    const { page } = this.link.view?.screen ?? { page: 0 }
    this.turnPage((by < 0 ? Math.min(page, this.pages.count - 1) : page) + by)
  }

  /** The page before, or an earlier correction. */
  goBack(): void {
    if ((this.link.view?.screen.page ?? 0) > 0) this.turnPageBy(-1)
    else this.lookBackFurther()
  }

  lookBackFurther(): void {
    const run = this.link.view && earlierRun(this.link.view)
    if (run != null) this.lookBack(run)
  }

  /** Nothing when no texts are shown any more. */
  moderate(run: RunNumber | undefined, act: TextAct): void {
    if (run !== undefined && this.allows('ModerateTexts')) {
      void this.#send({ type: 'ModerateTexts', run, act })
    }
  }

  chooseSections(sections: readonly string[]): void {
    if (this.#can('ChooseSections')) void this.#send({ type: 'ChooseSections', sections })
  }

  leaveSection(): void {
    if (this.#can('LeaveSection')) void this.#send({ type: 'LeaveSection' })
  }

  moveToTeam(playerId: PlayerId, team: TeamNumber): void {
    if (this.#can('MoveToTeam')) void this.#send({ type: 'MoveToTeam', playerId, team })
  }

  nameSpokesperson(playerId: PlayerId): void {
    if (this.#can('NameSpokesperson')) void this.#send({ type: 'NameSpokesperson', playerId })
  }

  /** Whether the team bears that name now. */
  async nameTeam(team: TeamNumber, name: string | null): Promise<boolean> {
    return this.#can('NameTeam') && (await this.#send({ type: 'NameTeam', team, name }))
  }

  drawTeams(): void {
    if (this.#can('DrawTeams')) void this.#send({ type: 'DrawTeams' })
  }

  balanceTeams(): void {
    if (this.#can('BalanceTeams')) void this.#send({ type: 'BalanceTeams' })
  }

  setTeamAnswers(answers: TeamAnswers): void {
    if (this.#can('SetTeamAnswers')) void this.#send({ type: 'SetTeamAnswers', answers })
  }

  /** Closes the door and removes these; in several messages where they are many. */
  async turnAway(playerIds: readonly PlayerId[]): Promise<void> {
    for (let at = 0; at < playerIds.length; at += turnedAwayAtOnce) {
      if (!this.#can('TurnAway')) return
      const some = playerIds.slice(at, at + turnedAwayAtOnce)
      if (!(await this.#send({ type: 'TurnAway', playerIds: some }))) return
    }
  }

  removePlayer(playerId: PlayerId): void {
    if (this.#can('RemovePlayer')) void this.#send({ type: 'RemovePlayer', playerId })
  }

  /** What a press would move on from: a step of the game, and the page of it that is shown. */
  get #place(): string | null {
    const { view } = this.link
    return view && `${view.flow} ${view.screen.page}`
  }

  #can(type: HostCommandType): boolean {
    return this.allows(type) && !this.#sending.includes(type)
  }

  #hesitate(doubt: Doubt): void {
    this.doubt = doubt
    clearTimeout(this.#doubtTimer)
    this.#doubtTimer = setTimeout(() => (this.doubt = null), secondPressMs)
  }

  async #send(command: HostCommand): Promise<boolean> {
    this.#sending = [...this.#sending, command.type]
    const slowly = setTimeout(() => (this.#slow = [...this.#slow, command.type]), slowMs)
    const reply = await this.link.send(command)
    clearTimeout(slowly)
    this.#slow = this.#slow.filter((type) => type !== command.type)
    this.#sending = this.#sending.filter((type) => type !== command.type)
    if (reply.ok) this.notice = null
    // The game had already moved: what was wanted has happened, or no longer makes sense.
    if (reply.ok || reply.code === 'stale' || reply.code === 'not_now') return reply.ok
    this.notice =
      reply.code === 'storage_failed' ? m.console_storage_refused() : rejectionSentence(reply.code)
    clearTimeout(this.#noticeTimer)
    this.#noticeTimer = setTimeout(() => (this.notice = null), noticeMs)
    return false
  }
}
