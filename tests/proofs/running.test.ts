import { expect, it } from 'vitest'
import { parts } from '../../scripts/proven.js'
import { addUp, commandsOf } from './running.ts'

it('shares the seeds among the processes, each once', () => {
  const commands = commandsOf('simulation', 1, 3).map((command) => command.slice(1).join(' '))
  expect(commands).toEqual([
    '--from 1 --seeds 6666',
    '--from 6667 --seeds 6667',
    '--from 13334 --seeds 6667'
  ])
  expect(commandsOf('simulation', 0.00005, 4)).toHaveLength(1)
})

it('runs the whole of each part', () => {
  expect(parts.map((part) => commandsOf(part, 1, 1).map((words) => words.slice(1)))).toEqual([
    [['--from', '1', '--seeds', '20000']],
    [['--minutes', '5']],
    [['--inputs', '1000000']],
    [['--cuts', '5000']]
  ])
})

it('adds up what several processes counted', () => {
  const each = [
    { seeds: 2, broken: 0 },
    { seeds: 3, broken: 1 }
  ]
  expect(addUp(each)).toEqual({ seeds: 5, broken: 1 })
})
