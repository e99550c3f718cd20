import type { Random } from '../load/random.ts'

/** A way to the server, as networks in classrooms and at home have been measured to be, roughly. */
export interface Path {
  readonly name: string
  readonly roundTripMs: number
  /** Standard deviation of one way. */
  readonly jitterMs: number
  /** Share of messages that wait for a retransmission, and how long. */
  readonly lostShare: number
  readonly resendMs: number
}

export const paths: readonly Path[] = [
  { name: 'same Wi-Fi', roundTripMs: 5, jitterMs: 3, lostShare: 0.005, resendMs: 200 },
  { name: 'fibre', roundTripMs: 15, jitterMs: 3, lostShare: 0.002, resendMs: 220 },
  { name: 'crowded Wi-Fi', roundTripMs: 40, jitterMs: 30, lostShare: 0.02, resendMs: 250 },
  { name: '4G', roundTripMs: 60, jitterMs: 20, lostShare: 0.01, resendMs: 260 },
  { name: '3G', roundTripMs: 180, jitterMs: 50, lostShare: 0.02, resendMs: 400 },
  { name: 'overseas', roundTripMs: 300, jitterMs: 25, lostShare: 0.01, resendMs: 500 }
]

/** How long one message takes from the phone to the server, in milliseconds. */
export function travel(random: Random, path: Path): number {
  const resend = random.chance(path.lostShare) ? path.resendMs : 0
  return path.roundTripMs / 2 + Math.abs(random.normal()) * path.jitterMs + resend
}
