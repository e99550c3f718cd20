import type { Activity } from '../../shared/activity.ts'
import type { ChoiceStep, ChoiceStepView } from '../../shared/steps/choice.ts'
import type { ItemId } from '../../shared/steps/step.ts'
import type { StepView } from '../../shared/steps/kinds.ts'
import { anyAnswer } from '../support/any-answer.ts'
import type { Behaviour } from './behaviour.ts'
import { Random, seedFrom } from './random.ts'

/** What a bot brings into the room. */
export interface Person {
  /** Chance of being right on a question of middling difficulty, 0 to 1. */
  readonly skill: number
  /** How long this person takes, compared with most: around 1. */
  readonly slowness: number
}

/** Right choices by prompt, for the questions the bots can know. */
export type Knowledge = ReadonlyMap<string, ChoiceStep>

const perWordMs = 220
const decidingMs = 1800
const shortestMs = 700
/** Of those who would run out of time, how many tap something at the last moment. */
const lastMomentShare = 0.6
/** How many look away and let a question pass. */
const distractedShare = 0.015

export function knowledgeOf(activities: readonly Activity[]): Knowledge {
  const steps = activities.flatMap((activity) => activity.steps)
  return new Map(
    steps.flatMap((step) => (step.kind === 'choice' ? [[step.prompt, step] as const] : []))
  )
}

/** Somebody out of a room whose average skill is this one: most are near, a few far above or below. */
export function drawPerson(random: Random, averageSkill: number): Person {
  return {
    skill: chanceOf(oddsOf(averageSkill) + 0.7 * random.normal()),
    slowness: Math.exp(0.3 * random.normal())
  }
}

/** Answers as this person would: reads, thinks, knows or falls for what most fall for. */
export function skilled(random: Random, person: Person, knowledge: Knowledge): Behaviour {
  return (step, limitMs) => {
    if (random.chance(distractedShare)) return null
    const delayMs = timeTaken(random, person, step, limitMs)
    if (delayMs === null) return null
    if (step.kind !== 'choice') {
      const answer = anyAnswer(step, random)
      return answer && { answer, delayMs }
    }
    const right = knowledge.get(step.prompt)?.right ?? null
    return { answer: { kind: 'choice', choices: picks(random, person, step, right) }, delayMs }
  }
}

function timeTaken(
  random: Random,
  { slowness }: Person,
  step: StepView,
  limitMs: number | null
): number | null {
  const words = 'choices' in step ? JSON.stringify(step.choices).split(/\s+/u).length : 12
  const mood = Math.exp(0.35 * random.normal())
  const wantedMs = Math.max(shortestMs, (decidingMs + words * perWordMs) * slowness * mood)
  if (limitMs === null || wantedMs < limitMs - 300) return wantedMs
  return random.chance(lastMomentShare) ? limitMs - random.between(300, 3000) : null
}

/** `right` null: nobody told this bot, it guesses. */
function picks(
  random: Random,
  { skill }: Person,
  { choices, multiple, prompt }: ChoiceStepView,
  right: readonly ItemId[] | null
): ItemId[] {
  const ids = (choices ?? []).map(({ id }) => id)
  const hardness = new Random(seedFrom(prompt)).normal()
  const knows = (id: ItemId) => right?.includes(id) ?? random.chance(0.5)
  const chance = right === null ? 0.5 : chanceOf(oddsOf(skill) - 0.7 * hardness)
  if (!multiple) {
    const isRight = right !== null && random.chance(chance)
    return [tempting(random, prompt, isRight ? ids.filter(knows) : wrongOf(ids, right))]
  }
  const picked = ids.filter((id) => random.chance(knows(id) ? chance : (1 - chance) / 2))
  return picked.length > 0 ? picked : [tempting(random, prompt, ids)]
}

function wrongOf(ids: readonly ItemId[], right: readonly ItemId[] | null): ItemId[] {
  return right === null ? [...ids] : ids.filter((id) => !right.includes(id))
}

/** One of several, each as tempting to everybody in the room: wrong answers gather on one. */
function tempting(random: Random, prompt: string, ids: readonly ItemId[]): ItemId {
  const weights = ids.map((id) => 0.2 + new Random(seedFrom(prompt + id)).next())
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [n, id] of ids.entries()) {
    left -= weights[n] ?? 0
    if (left < 0) return id
  }
  return random.pick(ids)
}

function oddsOf(chance: number): number {
  const bounded = Math.min(0.99, Math.max(0.01, chance))
  return Math.log(bounded / (1 - bounded))
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}
