import type { Connection } from './connection.ts'

/** Besides those of a signed-in trainer: whoever knows a game may show it, and each view is sent to all of them. */
const screensPerGame = 40
const screensPerNetwork = 10

/** Is there a place for one more stranger's screen? Where all are taken, whoever holds most gives its oldest to who has few. */
export function makeRoom(screens: readonly Connection[], newcomer: Connection): boolean {
  const { network, surroundings } = newcomer.data
  const neighbours = screens.filter(({ data }) => data.network === network)
  if (neighbours.length >= screensPerNetwork) return false
  if (screens.length < screensPerGame) return true
  const heldBy = (key: string) => screens.filter(({ data }) => data.surroundings === key)
  const holders = [...new Set(screens.map(({ data }) => data.surroundings))].map(heldBy)
  const most = holders.reduce((a, b) => (b.length > a.length ? b : a))
  if (most.length <= heldBy(surroundings).length + 1) return false
  // The connection, not the socket: it may come back when there is a place.
  most[0]?.conn.close()
  return true
}
