import { mostTeams, type TeamSettings } from '../../../shared/teams.ts'
import { defaultSettings, type GameSettings } from '../../../shared/settings.ts'

const key = 'preau-host-settings'

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
export function settingsFrom(stored: unknown): GameSettings {
  if (typeof stored !== 'object' || stored === null) return defaultSettings
  const found = stored as Readonly<Record<string, unknown>>
  const settings = Object.entries(defaultSettings).map(([name, byDefault]) => {
    const value = found[name]
    if (name === 'teams') return [name, teamsFrom(value)]
    if (name === 'options') return [name, null]
    const offered: readonly unknown[] =
      name in choices ? choices[name as keyof Choices] : [true, false]
    return [name, offered.includes(value) ? value : byDefault]
  })
  return Object.fromEntries(settings) as GameSettings
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

export function rememberedSettings(): GameSettings {
  try {
    return settingsFrom(JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    return defaultSettings
  }
}

export function rememberSettings(settings: GameSettings): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings))
  } catch {
    // A browser without storage: the settings are chosen again next time.
  }
}
