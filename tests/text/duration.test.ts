import { expect, it } from 'vitest'
import { aboutSeconds } from '../../client/text/duration.ts'

it('tells short times in tens of seconds, longer ones in minutes', () => {
  const told = [3, 44, 84, 85, 200].map((seconds) =>
    aboutSeconds(seconds).replaceAll('\u00a0', ' ')
  )
  expect(told).toEqual([
    'environ 10 secondes',
    'environ 40 secondes',
    'environ 80 secondes',
    'environ 1 minute',
    'environ 3 minutes'
  ])
})
