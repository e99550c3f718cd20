import { expect, test } from 'vitest'
import { tokenIn, withoutToken } from '../../client/host/sign-in/link-token.ts'

test('the token is found in the whole link, or stands alone', () => {
  expect(tokenIn(' http://localhost:3000/host?token=abc-_1 \n')).toBe('abc-_1')
  expect(tokenIn('/host?x=1&token=abc')).toBe('abc')
  expect(tokenIn('?token=abc')).toBe('abc')
  expect(tokenIn('abc')).toBe('abc')
  expect(tokenIn('   ')).toBe('')
})

test('the address keeps everything but the token', () => {
  expect(withoutToken('http://a.fr/host?token=abc')).toBe('/host')
  expect(withoutToken('http://a.fr/host?launch=quiz&token=abc#x')).toBe('/host?launch=quiz#x')
})
