import type { ActivityCard } from '../../shared/protocol.ts'
import { isQuiz } from '../../shared/steps/quiz.ts'
import { aboutMinutes } from '../text/duration.ts'
import { m } from '../text/generated/messages.js'

/** « 18 questions · environ 24 minutes », with these options; without any given, with the author's. */
export function activityLength(activity: ActivityCard, chosen = defaultOptions(activity)): string {
  const steps = playedWith(activity, chosen)
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0)
  const count = steps.length
  const called = isQuiz(steps.map(({ kind }) => kind))
    ? m.host_activity_steps
    : m.host_activity_mixed_steps
  return `${called({ count })} · ${aboutMinutes(Math.max(1, Math.round(seconds / 60)))}`
}

export function playedByDefault(activity: ActivityCard): ActivityCard['steps'] {
  return playedWith(activity, defaultOptions(activity))
}

function playedWith({ steps }: ActivityCard, chosen: readonly string[]): ActivityCard['steps'] {
  return steps.filter(({ needs }) => needs.every((one) => chosen.includes(one)))
}

export function defaultOptions({ options }: ActivityCard): readonly string[] {
  return options.filter(({ on }) => on).map(({ id }) => id)
}
