import type { RosterRow } from '../../../shared/views.ts'

const newcomersMs = 60_000
/** Of those in the room: then it is more likely the room itself, behind one network. */
const nearlyEverybody = 0.8

/** People who came together, or lately, in the order of their coming. */
export interface Arrived {
  /** `burst` and its number, or `lately`. */
  readonly id: string
  readonly rows: readonly RosterRow[]
  readonly fromMs: number
  readonly untilMs: number
  /** One network for all: turning them away would empty the room. */
  readonly isNearlyEverybody: boolean
}

/** Bursts over one connection, the latest first; then whoever came within the last minute, whichever way. */
export function arrivals(rows: readonly RosterRow[], nowMs: number): Arrived[] {
  const byBurst = new Map<number, RosterRow[]>()
  for (const row of rows) {
    if (row.burst !== undefined) byBurst.set(row.burst, [...(byBurst.get(row.burst) ?? []), row])
  }
  const bursts = [...byBurst]
    .map(([burst, those]) => arrived(`burst ${burst}`, those, rows.length))
    .sort((a, b) => b.untilMs - a.untilMs)
  // Not those of a time long to come: the clock was set back since. Some come while the trainer looks.
  const lately = rows.filter(({ joinedAtMs }) => Math.abs(nowMs - joinedAtMs) < newcomersMs)
  return lately.length === 0 ? bursts : [...bursts, arrived('lately', lately, rows.length)]
}

/** What a trainer in a hurry most likely means: the latest burst that is not the room itself. */
export function likeliest(all: readonly Arrived[]): string | null {
  return all.find(({ id, isNearlyEverybody }) => id !== 'lately' && !isNearlyEverybody)?.id ?? null
}

function arrived(id: string, those: readonly RosterRow[], everybody: number): Arrived {
  const rows = [...those].sort((a, b) => a.joinedAtMs - b.joinedAtMs)
  return {
    id,
    rows,
    fromMs: rows[0]?.joinedAtMs ?? 0,
    untilMs: rows.at(-1)?.joinedAtMs ?? 0,
    isNearlyEverybody: rows.length >= everybody * nearlyEverybody
  }
}
