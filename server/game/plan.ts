import type { Activity } from '../../shared/activity.ts'
import type { Step } from '../../shared/steps/kinds.ts'
import type { PlannedSection } from '../../shared/views.ts'
import { isOn } from './pace.ts'
import { kindOf } from './steps/registry.ts'
import { currentRun, stepOf, type GameState, type SectionId } from './state.ts'

/** Which step comes when: sections in the order the trainer wants, without the rounds the game does without. */

/** Sections of the activity in the author's order; one unnamed when it has none. */
export function sectionIds({ activity }: Pick<GameState, 'activity'>): readonly SectionId[] {
  return activity.sections?.map(({ id }) => id) ?? ['']
}

export function sectionOf(state: GameState, step: Step): SectionId {
  return state.activity.sections ? (step.section ?? '') : ''
}

/** PLAN-3: the options without which a step is not played. What votes on texts needs the step that gathers them. */
export function optionsNeeded(activity: Activity, step: Step): readonly string[] {
  const own = step.option === undefined ? [] : [step.option]
  const source = kindOf(step).drawsFrom?.(step) ?? null
  const gathering = source === null ? undefined : activity.steps.find(({ id }) => id === source)
  return gathering ? [...own, ...optionsNeeded(activity, gathering)] : own
}

function isPlayed({ activity, settings }: Pick<GameState, 'activity' | 'settings'>, step: Step) {
  return optionsNeeded(activity, step).every((option) => isOn(activity, settings, option))
}

/** Are there points to earn in this game? */
export function givesPoints(game: Pick<GameState, 'activity' | 'settings'>): boolean {
  return (
    game.settings.points !== 'none' &&
    game.activity.steps.some((step) => step.points > 0 && isPlayed(game, step))
  )
}

/** Does this game rank its players at the end? */
export function isRanked(state: GameState): boolean {
  return state.settings.standings !== 'never' && givesPoints(state)
}

/** What this game plays, in its order. */
export function playedSteps(state: GameState): Step[] {
  return playedOrder(state).flatMap((index) => state.activity.steps[index] ?? [])
}

/** Positions in the activity of the steps that a section plays, in order. */
export function stepsOf(state: GameState, section: SectionId): number[] {
  return state.activity.steps.flatMap((step, index) =>
    sectionOf(state, step) === section && isPlayed(state, step) ? [index] : []
  )
}

/** The section being played; null before the first step. */
export function currentSection(state: GameState): SectionId | null {
  const run = currentRun(state)
  return run ? sectionOf(state, stepOf(state, run)) : null
}

/** Position of the step that comes after the current one, or null after the last. PLAN-1 */
export function nextIndex(state: GameState): number | null {
  return comingSteps(state)[0] ?? null
}

/** What is left of the current section, then the sections to come. */
function comingSteps(state: GameState): number[] {
  return [...restOfSection(state), ...state.upcoming.flatMap((id) => stepsOf(state, id))]
}

/** What is left of the current section, unless it was left. */
export function restOfSection(state: GameState): number[] {
  const run = currentRun(state)
  const section = currentSection(state)
  if (!run || section === null || state.leavesSection) return []
  return stepsOf(state, section).filter((index) => index > run.index)
}

/** PLAN-4: between two steps, when something is left of the current section and others come. */
export function mayLeaveSection(state: GameState): boolean {
  return (
    ['reveal', 'standings', 'break'].includes(state.phase) &&
    restOfSection(state).length > 0 &&
    state.upcoming.some((id) => stepsOf(state, id).length > 0)
  )
}

/** Where a step stands among those this game plays: what came before it, then what is to come. */
export function placeOf(state: GameState, index: number): { index: number; of: number } {
  const order = playedOrder(state)
  const at = order.indexOf(index)
  return { index: at < 0 ? order.length : at, of: Math.max(order.length, at + 1) }
}

/** Where a step stands in its section; null where it is all of it. */
export function placeWithin(state: GameState, index: number): { index: number; of: number } | null {
  const step = state.activity.steps[index]
  if (!step || !state.activity.sections) return null
  const steps = stepsOf(state, sectionOf(state, step))
  return steps.length > 1 ? { index: steps.indexOf(index), of: steps.length } : null
}

/** Positions in the activity of all that this game plays, in its order. */
export function playedOrder(state: GameState): number[] {
  const visited = new Set<number>()
  for (const run of state.runs.values()) visited.add(run.index)
  return [...new Set([...visited, ...comingSteps(state)])]
}

/** PLAN-2: each once, none that is not there. */
export function areSections(state: GameState, sections: readonly SectionId[]): boolean {
  const known = new Set(sectionIds(state))
  return (
    new Set(sections).size === sections.length &&
    sections.every((id) => known.has(id) && id !== currentSection(state))
  )
}

/** For the trainer; undefined for an activity that is one whole. */
export function planView(state: GameState): readonly PlannedSection[] | undefined {
  const { sections } = state.activity
  if (!sections) return undefined
  const over = state.phase === 'podium' || state.phase === 'ended'
  const current = over ? null : currentSection(state)
  const visited = new Set(
    [...state.runs.values()].map((run) => sectionOf(state, stepOf(state, run)))
  )
  const stateOf = (id: SectionId): PlannedSection['state'] => {
    if (id === current) return 'current'
    if (state.upcoming.includes(id)) return 'coming'
    return visited.has(id) ? 'done' : 'left'
  }
  const order = [
    ...[...visited].filter((id) => id !== current && !state.upcoming.includes(id)),
    ...(current === null ? [] : [current]),
    ...state.upcoming
  ]
  const first = order.length - state.upcoming.length
  for (const [at, { id }] of sections.entries()) {
    if (order.includes(id)) continue
    // What is left out stays after what the author put before it, so that no row leaves from under the pointer.
    const before = sections[at - 1]
    order.splice(Math.max(first, before ? order.indexOf(before.id) + 1 : 0), 0, id)
  }
  const byId = new Map(sections.map((section) => [section.id, section]))
  return order.flatMap((id) => {
    const section = byId.get(id)
    if (!section) return []
    const { title, part } = section
    return [
      {
        id,
        title,
        ...(part !== undefined && { part }),
        stepCount: stepsOf(state, id).length,
        state: stateOf(id)
      }
    ]
  })
}
