import { createHash } from 'node:crypto'
import type { Clock } from '../room/ports.ts'
import type { Sockets } from './audience.ts'

const waves = 10
const waveEveryMs = 200

/** A link that can be cut so that its client comes back by itself. */
export interface Link {
  readonly id: string
  cut(): void
}

/**
 * Cuts all links in ten waves over two seconds, so that they come back to the next server in as many,
 * and not as one herd. `seed` decides who goes when. At once when there are none; those that open
 * meanwhile go with the last wave.
 */
export async function drain(
  links: () => readonly Link[],
  seed: string,
  clock: Clock
): Promise<void> {
  const startedAt = clock.now()
  for (let wave = 0; wave < waves; wave += 1) {
    const left = links()
    if (left.length === 0) return
    const isLast = wave === waves - 1
    for (const link of left) if (isLast || waveOf(link.id, seed) <= wave) link.cut()
    if (links().length === 0) return
    const next = startedAt + (wave + 1) * waveEveryMs
    await new Promise<void>((resolve) => clock.setTimer(next, resolve))
  }
}

/** Every open socket. The connection below is what is cut: a socket told to go would stay away. */
export function linksOf(io: Sockets): Link[] {
  return [...io.sockets.sockets.values()].map(({ id, conn }) => ({ id, cut: () => conn.close() }))
}

/** From 0 to 9, evenly, and the same for the same seed. */
export function waveOf(id: string, seed: string): number {
  return createHash('sha256').update(`${seed} ${id}`).digest().readUInt32BE() % waves
}
