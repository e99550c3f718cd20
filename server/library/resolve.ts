import type { Activity, ActivityOption, GlossaryEntry, Section } from '../../shared/activity.ts'
import type { Step } from '../../shared/steps/kinds.ts'
import { kindOf } from '../game/steps/registry.ts'
import type { AuthoredActivity } from './activity-schema.ts'
import type { AuthoredProgramme } from './programme-schema.ts'
import { scaleIn } from './steps/opinion.ts'

/** What a file names and another file holds. `refuse` is told what is missing, and where. */
export interface Shelf {
  readonly activity: (id: string) => AuthoredActivity | undefined
  readonly glossary: (id: string) => readonly GlossaryEntry[] | undefined
  /** The file of that id that has a fault. */
  readonly faultyFile: (id: string) => string | undefined
  readonly refuse: (path: string, expected: string) => void
}

/** The activity as the core plays it. */
export function resolveActivity(authored: AuthoredActivity, shelf: Shelf): Activity {
  const { glossary, place: _, ...activity } = authored
  const steps = activity.steps.map((step) => inLanguage(activity.language, step))
  return { ...activity, steps, ...glossaryOf(glossary, shelf) }
}

/** A programme as one activity: each part's steps under names of their own, each section under its part. */
export function resolveProgramme(programme: AuthoredProgramme, shelf: Shelf): Activity {
  const { glossary, parts, place: _, ...head } = programme
  const steps: Step[] = []
  const sections: Section[] = []
  const options = new Map<string, ActivityOption>()
  parts.forEach((part, index) => {
    const inPart = (id: string) => `${part.id}/${id}`
    if ('steps' in part) {
      sections.push({ id: part.id, title: part.title, part: part.title })
      steps.push(
        ...part.steps.map((step) => {
          return moved(inLanguage(head.language, step), inPart, part.id, undefined)
        })
      )
      return
    }
    const source =
      'again' in part ? parts.slice(0, index).find(({ id }) => id === part.again) : part
    const activity = source && 'activity' in source ? shelf.activity(source.activity) : undefined
    if (!source || !activity) {
      const broken = source && 'activity' in source ? shelf.faultyFile(source.activity) : undefined
      const what = 'again' in part ? 'une partie plus haut qui joue une activité' : 'une activité'
      shelf.refuse(
        `parts[${index}]`,
        broken === undefined ? `doit nommer ${what}` : `joue ${broken}, qui est à corriger`
      )
      return
    }
    for (const option of activity.options ?? []) options.set(option.id, option)
    const isAgain = 'again' in part
    // Asked again, nothing is explained a second time at length, and only what has a right answer shows progress.
    const asked = activity.steps.filter((step) => !isAgain || kindOf(step).hasRightAnswer)
    for (const { id, title } of activity.sections ?? [{ id: '', title: part.title }]) {
      if (id && !asked.some(({ section }) => section === id)) continue
      sections.push({ id: id ? inPart(id) : part.id, title, part: part.title })
    }
    for (const step of asked) {
      const said = inLanguage(activity.language, step)
      steps.push(moved(said, inPart, part.id, isAgain ? `${source.id}/${step.id}` : undefined))
    }
  })
  return {
    ...head,
    sections,
    ...(options.size > 0 && { options: [...options.values()] }),
    ...glossaryOf(glossary, shelf),
    steps
  }
}

function inLanguage(language: Activity['language'], step: Step): Step {
  return step.kind === 'opinion' ? scaleIn(language, step) : step
}

function moved(
  step: Step,
  inPart: (id: string) => string,
  partId: string,
  again: string | undefined
): Step {
  const { again: earlier, ...rest } = step
  const asked = again ?? (earlier === undefined ? undefined : inPart(earlier))
  const place = {
    id: inPart(step.id),
    section: step.section === undefined ? partId : inPart(step.section),
    ...(asked !== undefined && { again: asked })
  }
  if (rest.kind === 'opinion' && rest.optionsOf !== undefined) {
    return { ...rest, ...place, optionsOf: inPart(rest.optionsOf) }
  }
  return { ...rest, ...place }
}

function glossaryOf(id: string | undefined, shelf: Shelf): Pick<Activity, 'glossary'> {
  if (id === undefined) return {}
  const glossary = shelf.glossary(id)
  if (!glossary) {
    const broken = shelf.faultyFile(id)
    shelf.refuse(
      'glossary',
      broken === undefined
        ? `doit être un glossaire du dossier (ici « ${id} »)`
        : `nomme ${broken}, qui est à corriger ou n’est pas un glossaire`
    )
    return {}
  }
  return { glossary }
}
