import type { Random } from '../load/random.ts'

const sectorBytes = 512

/** A file as it surely is on the disk, and as it was last written: what lies between is the disk's choice. */
export interface Written {
  readonly durable: Buffer
  readonly newest: Buffer
}

/** A file of which nothing is on its way to the disk. */
export function settledFile(bytes: Buffer): Written {
  return { durable: bytes, newest: bytes }
}

/**
 * What a power cut leaves of a file: each sector old or new, one of them torn, the length anywhere on its
 * way. Only bytes that were being written are torn (SQLite counts on it: powersafe overwrite), and a
 * file that was being shortened is short or not (file systems see to it).
 */
export function afterCut({ durable, newest }: Written, random: Random): Buffer {
  if (durable.equals(newest)) return durable
  if (newest.length < durable.length && random.chance(0.5)) return newest
  const left = Buffer.alloc(Math.max(durable.length, lengthOnTheWay(durable, newest, random)))
  durable.copy(left)
  const reached = progress(random)
  const written = sectorsWritten(durable, newest, left.length)
  for (const [index, [from, to]] of written.entries()) {
    if (reached(index / written.length)) newest.copy(left, from, from, to)
  }
  const torn = random.chance(0.5) && written.length > 0 ? random.pick(written) : null
  if (torn) tear(left, newest, torn, random)
  return left
}

function lengthOnTheWay(durable: Buffer, newest: Buffer, random: Random): number {
  if (newest.length <= durable.length || random.chance(0.4)) return newest.length
  return Math.floor(random.between(durable.length, newest.length + 1))
}

/** In which order a disk may have written: to a point, all but a few, hardly any, or as it came. */
function progress(random: Random): (position: number) => boolean {
  const reached = random.next()
  const share = random.pick([0, 0.05, 0.5, 0.95, 1])
  return random.chance(0.3) ? (position) => position < reached : () => random.chance(share)
}

/** Of each sector that changes, the bytes from the first that does to the last. */
function sectorsWritten(durable: Buffer, newest: Buffer, length: number): [number, number][] {
  const written: [number, number][] = []
  for (let start = 0; start < Math.min(newest.length, length); start += sectorBytes) {
    let to = Math.min(start + sectorBytes, newest.length, length)
    if (durable.subarray(start, to).equals(newest.subarray(start, to))) continue
    let from = start
    while (durable[from] === newest[from]) from += 1
    while (durable[to - 1] === newest[to - 1]) to -= 1
    written.push([from, to])
  }
  return written
}

function tear(left: Buffer, newest: Buffer, [from, to]: [number, number], random: Random): void {
  const until = Math.floor(random.between(from, to + 1))
  // Of its own: how much is drawn depends on checksums, which are other ones in each run.
  const garbage = random.fork()
  if (random.chance(0.5)) newest.copy(left, from, from, until)
  else for (let at = from; at < until; at += 1) left[at] = Math.floor(garbage.between(0, 256))
}
