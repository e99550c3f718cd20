/** Mulberry32 (Tommy Ettinger, public domain), seeded by what the room drew. */
export function randomFrom(permutation: readonly number[]): () => number {
  let seed = permutation.reduce((sum, digit) => Math.imul(sum, 12) + digit, 1)
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
