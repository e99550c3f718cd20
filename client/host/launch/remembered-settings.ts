import { defaultSettings, type GameSettings } from '../../../shared/settings.ts'

const key = 'preau-host-settings'

type Choices = {
  readonly [
    Key in keyof GameSettings as GameSettings[Key] extends boolean ? never : Key
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
    const offered: readonly unknown[] =
      name in choices ? choices[name as keyof Choices] : [true, false]
    return [name, offered.includes(value) ? value : byDefault]
  })
  return Object.fromEntries(settings) as GameSettings
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
