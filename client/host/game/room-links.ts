import type { RosterRow } from '../../../shared/views.ts'

/** Where the trouble is: nowhere, with some phones, or with the network that they share. */
export type Trouble = 'none' | 'phones' | 'room_lost' | 'room_slow'

export interface RoomLinks {
  readonly online: number
  /** Of those online. */
  readonly late: number
  readonly away: number
  /** Of those away, the ones whose link was lost within the last minute. */
  readonly lostLately: number
  readonly trouble: Trouble
}

const latelyMs = 60_000
/** Fewer may be a coincidence, whatever the share. */
const fewest = 3
const share = 0.25

/**
 * One phone or the room? Phones fail one by one; when a quarter of those connected, and three at least,
 * are lost within a minute or slow at once, it is what they share.
 */
export function roomLinks(rows: readonly RosterRow[], nowMs: number): RoomLinks {
  const online = rows.filter((row) => row.online).length
  const late = rows.filter((row) => row.late).length
  const lostLately = rows.filter(
    ({ awaySinceMs }) => awaySinceMs !== undefined && nowMs - awaySinceMs < latelyMs
  ).length
  const isMuch = (some: number, all: number) => some >= fewest && some >= all * share
  const trouble = isMuch(lostLately, online + lostLately)
    ? 'room_lost'
    : isMuch(late, online)
      ? 'room_slow'
      : lostLately + late > 0
        ? 'phones'
        : 'none'
  return { online, late, away: rows.length - online, lostLately, trouble }
}
