import type { RejectionCode } from '../../../shared/rejections.ts'
import type { RunNumber } from '../../../shared/run.ts'
import type { Decided } from '../../../shared/steps/decision.ts'
import type { Answer, Step, StepView, Tally } from '../../../shared/steps/kinds.ts'
import type { Given, Item, ItemId, StepViewBase } from '../../../shared/steps/step.ts'
import type { TeamNumber } from '../../../shared/teams.ts'
import type { Moderation } from '../moderation.ts'

/** What a run is like besides its step: what was drawn for it and done with it. */
export interface RunFacts {
  /** In which order things are laid out. */
  readonly order: readonly ItemId[]
  /** Options taken from an earlier step's texts; empty for most. */
  readonly drawn: readonly OfferedText[]
  readonly moderation: Moderation
  /** What the moves of this round are; empty before its reveal. */
  readonly decided: readonly Decided[]
  /** What earlier rounds of the same scene decided; to judge an answer, by those who decide with the player. */
  readonly made: readonly Decided[]
}

/** A text to vote on, and who gave it. */
export interface DrawnOption extends Item {
  readonly authors: readonly string[]
}

/** A text to vote on, as it stands now: the trainer may have hidden it since it was drawn. */
export interface OfferedText extends DrawnOption {
  readonly hidden?: boolean
}

/** How a view places its step. */
export interface Placement extends RunFacts {
  readonly run: RunNumber
  readonly index: number
  readonly of: number
  readonly section: string | null
  /** Where it stands in its section; null where it is all of it. */
  readonly within: StepViewBase['within'] | null
  /** One answers for each team. */
  readonly spoken: boolean
  /** Of several parts, the one on the screen, from 0. */
  readonly part: number
  /** What was played before this run, oldest first. */
  readonly played: () => readonly Played[]
}

/** A run that was revealed and counts. */
export interface Played {
  readonly step: Step
  readonly run: RunNumber
  readonly tally: Tally
  readonly decided: readonly Decided[]
}

/** How much of a step is told: the prompt, what can be answered, the correction; all to the trainer, and at the end. */
export type Disclosure = 'prompt' | 'question' | 'solution' | 'host' | 'recap'

/** Is the correction told? */
export function isSolved(disclosure: Disclosure): boolean {
  return disclosure !== 'prompt' && disclosure !== 'question'
}

/** What an answer is judged with, besides its step. */
export interface Judges {
  /** Why nobody may show this text to a room, or null. */
  readonly judgeText: (text: string) => RejectionCode | null
}

/**
 * A kind of step: what an answer is, how it is scored and tallied, what may be seen of it.
 * One module per kind, one line in the registry.
 */
export interface StepKind<
  S extends Step = Step,
  A extends Answer = Answer,
  T extends Tally = Tally
> {
  readonly kind: S['kind']
  /** False: there is nothing to answer, and the step is revealed as soon as it comes. */
  readonly takesAnswers: boolean
  /** Is nothing right or wrong in it, whatever it is worth? */
  readonly judgesNothing?: boolean
  /** Is an answer right or not, so that asking the same again shows what was learned? */
  readonly hasRightAnswer?: boolean
  /** Does one answer of a team's spokesperson stand for the team, where the game wants it? */
  readonly isAnsweredByTeams: boolean
  /** May an answer be changed until the step closes, where a team has to agree? */
  readonly seeksConsensus?: boolean
  /** How long people talk before they answer; absent where the prompt is only read. */
  talkSeconds?(step: S): number
  /** What the correction gives to read at once, where it is not the explanation. */
  reading?(step: S): string
  /** Are texts given that the trainer may hide, merge and sort? */
  readonly givesTexts?: boolean
  /** The step of texts whose most given ones are voted on; null for none. */
  drawsFrom?(step: S): string | null
  /** Into how many parts the correction is cut on the screen; one when absent. */
  parts?(step: S, run: Pick<RunFacts, 'order' | 'decided'>): number
  /** Is the order drawn even where the game keeps the author's, which would give the answer away? */
  readonly alwaysShuffles?: boolean
  /** The order a run shows, from the author's order or a permutation of 0 to 11. Null: the author's, if the kind has one. */
  order(step: S, permutation: readonly number[] | null): readonly ItemId[]
  /** The answer in its one canonical form, so that a resend compares equal; or why it is refused. */
  accept(
    step: S,
    answer: A,
    facts: RunFacts,
    judges: Judges
  ): { readonly answer: A } | { readonly code: RejectionCode }
  /** Share of the step that is right, 0 to 1; null where nothing is right or wrong. */
  accuracy(step: S, answer: A): number | null
  tally(step: S, given: readonly Given<A>[], facts: RunFacts): T
  /** Who else earns points at the reveal, and which share of the step's, 0 to 1. */
  prizes?(step: S, given: readonly Given<A>[], facts: RunFacts): ReadonlyMap<string, number>
  /** What the room, or each team, decided. */
  decide?(step: S, given: readonly Given<A>[], teams: DecidingTeams): readonly Decided[]
  /** May the same scene have another round, after what was made so far? */
  goesOn?(step: S, made: readonly Decided[]): boolean
  /** Teams that have nothing left to do in another round. */
  finished?(step: S, made: readonly Decided[]): readonly TeamNumber[]
  /** Built by naming fields. `tally` is used only when the correction is told. */
  view(step: S, placement: Placement, disclosure: Disclosure, tally: T | null): StepView
}

/** How moves are decided: by the room when there are no teams. */
export interface DecidingTeams {
  readonly teams: readonly number[]
  readonly byConsensus: boolean
}

/** The part of a view that every kind has. */
export function viewBase(step: Step, { run, index, of, section, within, spoken }: Placement) {
  return {
    run,
    index,
    of,
    prompt: step.prompt,
    points: step.points,
    ...(spoken && { spoken: true as const }),
    ...(section !== null && { section }),
    ...(within && { within }),
    ...(step.asksConfidence && { asksConfidence: step.asksConfidence })
  }
}

/** Positions of a permutation put on as many ids as there are. */
export function permuted(
  ids: readonly ItemId[],
  permutation: readonly number[] | null
): readonly ItemId[] {
  return permutation ? permutation.flatMap((position) => ids[position] ?? []) : ids
}

/** Things in the order shown. */
export function laidOut<T extends Item>(items: readonly T[], order: readonly ItemId[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return order.flatMap((id) => byId.get(id) ?? [])
}

/** Of several texts to read, the one that takes longest. */
export function longest(texts: readonly string[]): string {
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? ''
}
