import type {
  Decided,
  DecisionAnswer,
  DecisionStep,
  DecisionTally
} from '../../../shared/steps/decision.ts'
import type { Given, ItemId } from '../../../shared/steps/step.ts'
import type { TeamNumber } from '../../../shared/teams.ts'
import { isSolved, laidOut, longest, permuted, viewBase, type StepKind } from './kind.ts'
import { outcomeParts } from './outcome-parts.ts'

/** A scene of a role-play: the room, or each team, makes a move. */
export const decisionKind: StepKind<DecisionStep, DecisionAnswer, DecisionTally> = {
  kind: 'decision',
  takesAnswers: true,
  isAnsweredByTeams: true,
  seeksConsensus: true,
  talkSeconds: (step) => step.talkSeconds,
  reading: (step) => longest(step.moves.map(({ consequence }) => consequence)),
  parts: (step, run) => outcomeParts(step, run).length,

  order(step, permutation) {
    return permuted(
      step.moves.map(({ id }) => id),
      permutation
    )
  },

  /** DECISION-3: what one's team, or the room, has done is not done again. DECISION-5 */
  accept(step, { move }, { made }) {
    const isLeft =
      hasDoorLeft(step, made) &&
      step.moves.some(({ id }) => id === move) &&
      made.every((earlier) => earlier.move !== move)
    return isLeft ? { answer: { kind: 'decision', move } } : { code: 'unknown_choice' }
  },

  /** SCORE-9: any good door is right. */
  accuracy(step, { move }) {
    return step.points === 0 ? null : step.moves.find(({ id }) => id === move)?.good ? 1 : 0
  },

  tally(step, given) {
    const picks: Record<ItemId, number> = {}
    for (const { id } of step.moves) picks[id] = 0
    for (const { answer } of given) picks[answer.move] = (picks[answer.move] ?? 0) + 1
    return { picks, answers: given.length, right: null }
  },

  decide(step, given, { teams, byConsensus }) {
    if (teams.length === 0) return [{ team: null, move: mostVoted(step, given) }]
    return teams.map((team) => {
      const own = given.filter((one) => one.team === team)
      const agreed = new Set(own.map(({ answer }) => answer.move)).size === 1
      return { team, move: byConsensus && !agreed ? null : mostVoted(step, own) }
    })
  },

  /** DECISION-4: as long as somebody has a good door left to open. */
  goesOn(step, made) {
    return deciders(made).some((team) => hasDoorLeft(step, madeBy(made, team)))
  },

  finished(step, made) {
    return deciders(made)
      .filter((team) => team !== null)
      .filter((team) => !hasDoorLeft(step, madeBy(made, team)))
  },

  view(step, placement, disclosure, tally) {
    const { decided, made } = placement
    const solved = isSolved(disclosure)
    const known = new Set([...made, ...decided].map(({ move }) => move))
    const finished = decisionKind.finished?.(step, made) ?? []
    const tellsAll = disclosure === 'recap' || disclosure === 'host'
    return {
      kind: 'decision',
      ...viewBase(step, placement),
      talks: true,
      situation: step.situation,
      moves: laidOut(step.moves, placement.order).map(({ id, text }) => ({ id, text })),
      made,
      ...(finished.length > 0 && { finished }),
      correction: solved
        ? {
            decided,
            parts: outcomeParts(step, placement),
            part: placement.part,
            outcomes: step.moves.filter(({ id }) => tellsAll || known.has(id)),
            doorsLeft: step.moves.filter(({ id, good }) => good && !known.has(id)).length,
            tally: tally ?? decisionKind.tally(step, [], placement),
            explanation: step.explanation
          }
        : null
    }
  }
}

/** DECISION-2: the move most voted for; of several, the one that comes first in the author's order. Null without a vote. */
function mostVoted(step: DecisionStep, given: readonly Given<DecisionAnswer>[]): ItemId | null {
  let best: ItemId | null = null
  let most = 0
  for (const { id } of step.moves) {
    const votes = given.filter(({ answer }) => answer.move === id).length
    if (votes > most) [best, most] = [id, votes]
  }
  return best
}

/** Teams, or null for the room. */
function deciders(made: readonly Decided[]): (TeamNumber | null)[] {
  return [...new Set(made.map(({ team }) => team))]
}

function madeBy(made: readonly Decided[], team: TeamNumber | null): Decided[] {
  return made.filter((one) => one.team === team)
}

/** Has who made these moves a good door left to open? */
function hasDoorLeft(step: DecisionStep, made: readonly Decided[]): boolean {
  return step.moves.some(({ id, good }) => good && made.every(({ move }) => move !== id))
}
