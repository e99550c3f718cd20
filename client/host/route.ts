import { base } from '../net/base.ts'

/** Where the trainer is. Every address below `${base}host` is served the same page. */
export type Route =
  | { readonly at: 'home' }
  | { readonly at: 'launch'; readonly activityId: string }
  | { readonly at: 'console' | 'stage'; readonly gameId: string }
  | { readonly at: 'nowhere' }

export function routeOf(path: string, search = ''): Route {
  const [root, ...parts] = path.split('/').filter(Boolean).map(decoded)
  if (root !== 'host') return { at: 'nowhere' }
  const [place, gameId, window, ...more] = parts
  if (place === undefined) {
    const activityId = new URLSearchParams(search).get('launch')
    return activityId ? { at: 'launch', activityId } : { at: 'home' }
  }
  if (place !== 'games' || gameId === undefined || more.length > 0) return { at: 'nowhere' }
  if (window === undefined) return { at: 'console', gameId }
  return window === 'stage' ? { at: 'stage', gameId } : { at: 'nowhere' }
}

export const paths = {
  home: `${base}host`,
  launch: (activityId: string) => `${base}host?launch=${encodeURIComponent(activityId)}`,
  console: (gameId: string) => `${base}host/games/${encodeURIComponent(gameId)}`,
  stage: (gameId: string) => `${base}host/games/${encodeURIComponent(gameId)}/stage`,
  screen: (gameId: string) => `${base}screen/${encodeURIComponent(gameId)}`
}

/** A mistyped address must not stop the page. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
