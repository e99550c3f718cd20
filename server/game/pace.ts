import type { Activity } from '../../shared/activity.ts'
import type { Step } from '../../shared/steps/kinds.ts'
import type { GameSettings } from '../../shared/settings.ts'
import type { Outage } from './state.ts'
import { kindOf } from './steps/registry.ts'

/** All durations in milliseconds. */

/** Choices are sent this long before they appear, so that they appear on all phones together. */
export const openLeadMs = 1000
/** An answer tapped at the last moment may travel this long. */
export const lateGraceMs = 500
/** After the server was away phones come back first: an answer given before may take this long. */
export const comeBackMs = 8000
/** So short an absence cuts no link. */
const unnoticedMs = 2000
export const addedTimeMs = 10_000
/** Talking takes longer than answering. */
export const addedTalkMs = 30_000
/** Who joined this recently goes when the trainer turns a flood away. */
export const newcomerMs = 60_000
const standingsMs = 8000
/** What a trainer says of a correction, and a question or two from the room. */
const talkedOverMs = 25_000

const readPerWordMs = 200
/** About 200 words a minute, a calm silent reading of French. */
const explainPerWordMs = 300

const factors: Record<GameSettings['time'], number> = { x1: 1, 'x1.5': 1.5, x2: 2, none: 1 }

/** TIME-7, TIME-5: until when an answer may arrive that was given by `limitMs`. */
export function arrivesByMs(limitMs: number, outage: Outage | null): number {
  const soonMs = limitMs + lateGraceMs
  if (outage === null || Math.abs(outage.durationMs) <= unnoticedMs) return soonMs
  return Math.max(soonMs, outage.endMs + comeBackMs)
}

/** How long the prompt is shown alone, or what is asked is talked over. */
export function readMs(step: Step, settings: GameSettings): number {
  const talkSeconds = kindOf(step).talkSeconds?.(step)
  if (talkSeconds !== undefined) return talkSeconds * 1000 * factors[settings.time]
  return clamp(2000 + words(step.prompt) * readPerWordMs, 3000, 10_000) * factors[settings.time]
}

/** Is it talked over before it opens, rather than read? */
export function isTalkedOver(step: Step): boolean {
  return kindOf(step).talkSeconds !== undefined
}

/** The limit of a step in this game; null without a clock. */
export function limitMs(step: Step, settings: GameSettings): number | null {
  return settings.time === 'none' ? null : step.limitSeconds * 1000 * factors[settings.time]
}

/** In automatic pace, how long a correction stays; null when the trainer turns the page. */
export function revealMs(step: Step, settings: GameSettings): number | null {
  if (settings.pace === 'host') return null
  return clamp(6000 + words(toRead(step)) * explainPerWordMs, 10_000, 60_000)
}

/** What a correction gives to read: of several parts, the longest. */
function toRead(step: Step): string {
  return kindOf(step).reading?.(step) ?? step.explanation
}

/** In automatic pace, how long standings stay; null when the trainer turns the page. */
export function standingsMsFor(settings: GameSettings): number | null {
  return settings.pace === 'host' ? null : standingsMs
}

/** About how long these steps last, in whole minutes. */
export function minutesOf(steps: readonly Step[], settings: GameSettings): number {
  const totalMs = steps.reduce((sum, step) => sum + aboutMs(step, settings), 0)
  return Math.max(1, Math.round(totalMs / 60_000))
}

/** About how long a step lasts: half of its time, then its correction read, and talked over where the host turns the page. */
export function aboutMs(step: Step, settings: GameSettings): number {
  const kind = kindOf(step)
  const parts = kind.parts?.(step, { order: [], decided: [] }) ?? 1
  const reading = words(toRead(step)) * parts * explainPerWordMs
  const correcting = reading + (settings.pace === 'host' ? talkedOverMs : 0)
  const limit = limitMs(step, settings) ?? step.limitSeconds * 1000
  return kind.takesAnswers ? readMs(step, settings) + limit / 2 + correcting : correcting
}

/** PLAN-3: is this option one that the game plays? */
export function isOn(
  { options }: Activity,
  settings: Pick<GameSettings, 'options'>,
  option: string
): boolean {
  const chosen = settings.options ?? options?.filter(({ on }) => on).map(({ id }) => id) ?? []
  return chosen.includes(option)
}

function words(text: string): number {
  return text.split(/\s+/u).filter((word) => /\p{L}|\p{N}/u.test(word)).length
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
