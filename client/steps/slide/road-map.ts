import type { PathFigure, PathMove, PathScene } from '../../../shared/steps/figure.ts'
import type { RecapStep } from '../../../shared/views.ts'

/** What to keep of the role-play of one section. */
export interface RoadMapSheet {
  /** Absent when the activity has no sections. */
  readonly section: string | undefined
  readonly figure: PathFigure
}

/** A road map for each section with scenes that were played, whether or not the game came to show their path. */
export function roadMapsOf(recap: readonly RecapStep[]): readonly RoadMapSheet[] {
  const sections = new Map<string | undefined, Map<string, PathScene>>()
  for (const { stepId, step } of recap) {
    if (step.kind !== 'decision' || !step.correction) continue
    const { section, prompt, correction } = step
    const scenes = sections.get(section) ?? new Map<string, PathScene>()
    const rounds = [...(scenes.get(stepId)?.rounds ?? []), correction.decided]
    scenes.set(stepId, { id: stepId, prompt, moves: correction.outcomes, rounds })
    sections.set(section, scenes)
  }
  return [...sections].map(([section, scenes]) => ({
    section,
    figure: { name: 'path', scenes: [...scenes.values()] }
  }))
}

/** Has this team, or a room without teams, opened this door? */
export function isOpenedBy({ rounds }: PathScene, { id }: PathMove, own: number | null): boolean {
  return rounds.flat().some(({ team, move }) => move === id && (team === null || team === own))
}

/** An actor as a heading: « AFD – Agence française de développement », or the name alone where it says the term. */
export function actorHeading(term: string, name = term): string {
  if (name.toLocaleLowerCase().startsWith(term.toLocaleLowerCase())) return name
  return `${term} – ${name}`
}
