import { describe, expect, it } from 'vitest'
import { forgetJoinKey, joinKey } from '../../client/play/join-key.ts'
import { base } from '../../client/net/base.ts'
import { cleanPin, isPin, pathOfPin, pinInPath } from '../../client/play/pin.ts'
import { safeBox } from '../../client/play/storage.ts'
import { memoryBox } from './memory-box.ts'

describe('a PIN', () => {
  it('is read whatever people put between its digits', () => {
    expect(cleanPin(' 482 913 ')).toBe('482913')
    expect(cleanPin('482\u00a0913')).toBe('482913')
    expect(cleanPin('482-913')).toBe('482913')
    expect(cleanPin('48.29.13')).toBe('482913')
  })

  it('has six digits', () => {
    expect(isPin('482913')).toBe(true)
    for (const text of ['', '48291', '4829130', '48291a', '482 913'])
      expect(isPin(text)).toBe(false)
  })

  it('is found in the address', () => {
    expect(pathOfPin('482913', '?lang=en')).toBe(`${base}j/482913?lang=en`)
    expect(pinInPath(pathOfPin('482913', ''))).toBe('482913')
    expect(pinInPath('/j/482%20913/')).toBe('482913')
    expect(pinInPath('/')).toBe('')
    expect(pinInPath('/j/%E0%A4%A')).toBe('')
    expect(pinInPath('/j/12')).toBe('12')
  })
})

describe('the key of a join', () => {
  it('has 128 bits and stays the same while trying', () => {
    const box = memoryBox()
    const key = joinKey(box, '482913')
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    expect(joinKey(box, '482913')).toBe(key)
    expect(joinKey(box, '111111')).not.toBe(key)
  })

  it('is drawn anew once the seat is granted', () => {
    const box = memoryBox()
    const key = joinKey(box, '482913')
    forgetJoinKey(box, '482913')
    expect(joinKey(box, '482913')).not.toBe(key)
  })
})

it('a browser that refuses storage still plays, as long as its tab lives', () => {
  const box = safeBox(() => {
    throw new Error('denied')
  })
  box.setItem('a', '1')
  expect(box.getItem('a')).toBe('1')
  box.removeItem('a')
  expect(box.getItem('a')).toBeNull()
})
