import type { Box } from './storage.ts'

const slot = (pin: string) => `preau-join-${pin}`

/**
 * The key of this phone's attempt to join: 128 random bits, the same at each try, so that a join whose
 * answer was lost is answered again with the same seat. `randomUUID` and `subtle` do not exist on the
 * plain http addresses of a classroom.
 */
export function joinKey(box: Box, pin: string): string {
  const kept = box.getItem(slot(pin))
  if (kept) return kept
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const key = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  box.setItem(slot(pin), key)
  return key
}

/** The seat is granted: whoever joins next on this phone is someone else. */
export function forgetJoinKey(box: Box, pin: string): void {
  box.removeItem(slot(pin))
}
