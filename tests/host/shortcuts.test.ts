import { describe, expect, test } from 'vitest'
import { shortcutFor, type Focus } from '../../client/host/game/shortcuts.ts'

const press = (key: string, focus: Focus = 'page', changes = {}) =>
  shortcutFor({ key, repeat: false, modified: false, focus, ...changes })

describe('shortcuts', () => {
  test.each([
    [' ', 'next'],
    ['ArrowRight', 'next'],
    ['PageDown', 'next'],
    ['ArrowLeft', 'back'],
    ['PageUp', 'back'],
    ['.', 'pageDown'],
    [',', 'pageUp'],
    ['p', 'pause'],
    ['P', 'pause'],
    ['f', 'fullScreen'],
    ['n', 'names'],
    ['?', 'help']
  ])('%s is %s', (key, shortcut) => {
    expect(press(key)).toBe(shortcut)
  })

  test('nothing destructive has a key', () => {
    for (const key of ['s', 'r', 'e', 'x', 'Delete', 'Backspace', 'Escape', 'Enter']) {
      expect(press(key), key).toBeNull()
    }
  })

  test('a field keeps every key', () => {
    for (const key of [' ', 'p', '?', 'ArrowRight', 'PageDown']) {
      expect(press(key, 'text'), key).toBeNull()
    }
  })

  test('Space on a button is the button’s own; a remote still moves the game on', () => {
    expect(press(' ', 'control')).toBeNull()
    expect(press(' ', 'arrows')).toBeNull()
    expect(press('PageDown', 'control')).toBe('next')
    expect(press('ArrowRight', 'control')).toBe('next')
  })

  test('tabs and radios keep their arrows', () => {
    expect(press('ArrowRight', 'arrows')).toBeNull()
    expect(press('ArrowLeft', 'arrows')).toBeNull()
    expect(press('PageDown', 'arrows')).toBe('next')
  })

  test('a key held down, or with another, does nothing', () => {
    expect(press(' ', 'page', { repeat: true })).toBeNull()
    expect(press('p', 'page', { modified: true })).toBeNull()
  })
})
