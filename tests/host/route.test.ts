import { describe, expect, test } from 'vitest'
import { belowBase } from '../../client/net/base.ts'
import { paths, routeOf } from '../../client/host/route.ts'

describe('addresses of the trainer’s pages', () => {
  test('home, with or without a slash', () => {
    expect(routeOf('/host')).toEqual({ at: 'home' })
    expect(routeOf('/host/')).toEqual({ at: 'home' })
  })

  test('each path leads back to its route', () => {
    const at = (path: string) => {
      const url = new URL(path, 'http://localhost')
      return routeOf(belowBase(url.pathname), url.search)
    }
    expect(at(paths.home)).toEqual({ at: 'home' })
    expect(at(paths.launch('aect-quiz'))).toEqual({ at: 'launch', activityId: 'aect-quiz' })
    expect(at(paths.launch('é & ?'))).toEqual({ at: 'launch', activityId: 'é & ?' })
    expect(at(paths.console('g-1'))).toEqual({ at: 'console', gameId: 'g-1' })
    expect(at(paths.stage('g/1 %'))).toEqual({ at: 'stage', gameId: 'g/1 %' })
  })

  test('the screen is not the trainer’s page', () => {
    expect(routeOf(belowBase(paths.screen('g-1')))).toEqual({ at: 'nowhere' })
  })

  test('anything else is nowhere, and a mistyped address does not throw', () => {
    for (const path of [
      '/',
      '/host/games',
      '/host/games/g/table',
      '/host/games/g/stage/x',
      '/host/x'
    ]) {
      expect(routeOf(path), path).toEqual({ at: 'nowhere' })
    }
    expect(routeOf('/host/games/%E0%A4%A')).toEqual({ at: 'console', gameId: '%E0%A4%A' })
  })
})
