import { expect, test } from 'vitest'
import { settingsFrom } from '../../client/host/launch/remembered-settings.ts'
import { defaultSettings } from '../../shared/settings.ts'

test('settings of the last time are kept', () => {
  const chosen = { ...defaultSettings, time: 'x2', streakBonus: true, names: 'drawn' } as const
  expect(settingsFrom(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen)
})

test('what is missing, unknown or of another version is as by default', () => {
  expect(settingsFrom(null)).toEqual(defaultSettings)
  expect(settingsFrom('x2')).toEqual(defaultSettings)
  const odd = { time: 'x3', points: 'none', streakBonus: 'yes', teams: 4 }
  expect(settingsFrom(odd)).toEqual({ ...defaultSettings, points: 'none' })
})
