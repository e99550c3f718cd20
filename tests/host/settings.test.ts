import { afterEach, expect, test, vi } from 'vitest'
import {
  changedSettings,
  rememberedSettings,
  rememberSettings,
  settingsFrom
} from '../../client/host/launch/remembered-settings.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { memoryBox } from '../play/memory-box.ts'

afterEach(() => vi.unstubAllGlobals())

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

test('what was chosen for one activity says nothing of another', () => {
  vi.stubGlobal('localStorage', memoryBox())
  const teams = { count: 4, made: 'drawn', answers: 'consensus', mean: 'present' } as const
  const chosen = { ...defaultSettings, teams, options: ['arguments'] }
  rememberSettings('roles', chosen)
  expect(rememberedSettings('quiz', [])).toEqual(defaultSettings)
  expect(rememberedSettings('roles', ['arguments', 'meilleur'])).toEqual(chosen)
  // The activity has another option now: as by default.
  expect(rememberedSettings('roles', ['autre'])).toEqual({ ...chosen, options: null })
})

test('what is not as by default is told', () => {
  expect(changedSettings(defaultSettings)).toEqual([])
  expect(changedSettings({ ...defaultSettings, time: 'x2', options: [] })).toEqual([
    'time',
    'options'
  ])
})
