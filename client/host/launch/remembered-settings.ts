import { mostTeams, type TeamSettings } from '../../../shared/teams.ts'
import { defaultSettings, type GameSettings } from '../../../shared/settings.ts'

/** Of each activity apart: what suits one says nothing of another. */
const keyOf = (activityId: string) => `preau-host-settings:${activityId}`

type Choices = {
  readonly [
    Key in keyof GameSettings as GameSettings[Key] extends string ? Key : never
  ]: readonly GameSettings[Key][]
}

/** What can be chosen, in the order it is offered. */
export const choices: Choices = {
  pace: ['host', 'automatic'],
  time: ['x1', 'x1.5', 'x2', 'none'],
  points: ['speed', 'accuracy', 'none'],
  standings: ['each', 'end', 'never'],
  names: ['typed', 'drawn']
}

/** Settings from what was stored: what is missing or unknown, by an older or newer version, is as by default. */
export function settingsFrom(stored: unknown, optionIds: readonly string[] = []): GameSettings {
  if (typeof stored !== 'object' || stored === null) return defaultSettings
  const found = stored as Readonly<Record<string, unknown>>
  const settings = Object.entries(defaultSettings).map(([name, byDefault]) => {
    const value = found[name]
    if (name === 'teams') return [name, teamsFrom(value)]
    if (name === 'options') return [name, optionsFrom(value, optionIds)]
    const offered: readonly unknown[] =
      name in choices ? choices[name as keyof Choices] : [true, false]
    return [name, offered.includes(value) ? value : byDefault]
  })
  return Object.fromEntries(settings) as GameSettings
}

/** Null, as by default, also when the activity has changed since. */
function optionsFrom(stored: unknown, optionIds: readonly string[]): readonly string[] | null {
  const isKnown = Array.isArray(stored) && stored.every((id) => optionIds.includes(String(id)))
  return isKnown ? stored.map(String) : null
}

function teamsFrom(stored: unknown): TeamSettings | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { count, made, answers, mean } = stored as Partial<TeamSettings>
  const isKnown =
    typeof count === 'number' &&
    Number.isInteger(count) &&
    count >= 2 &&
    count <= mostTeams &&
    ['drawn', 'chosen', 'host'].includes(String(made)) &&
    ['each', 'spokesperson', 'consensus'].includes(String(answers)) &&
    ['present', 'all'].includes(String(mean))
  return isKnown ? ({ count, made, answers, mean } as TeamSettings) : null
}

export function rememberedSettings(activityId: string, optionIds: readonly string[]): GameSettings {
  try {
    return settingsFrom(JSON.parse(localStorage.getItem(keyOf(activityId)) ?? 'null'), optionIds)
  } catch {
    return defaultSettings
  }
}

export function rememberSettings(activityId: string, settings: GameSettings): void {
  try {
    localStorage.setItem(keyOf(activityId), JSON.stringify(settings))
  } catch {
    // A browser without storage: the settings are chosen again next time.
  }
}

/** Which settings are not as by default. */
export function changedSettings(settings: GameSettings): (keyof GameSettings)[] {
  const names = Object.keys(defaultSettings) as (keyof GameSettings)[]
  return names.filter(
    (name) => JSON.stringify(settings[name]) !== JSON.stringify(defaultSettings[name])
  )
}
