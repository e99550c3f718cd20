import type { Random } from '../load/random.ts'

/** These bytes with one to four things done to them: turned, cut out, doubled, put elsewhere, cut off. */
export function mutatedBytes(random: Random, bytes: Buffer): Buffer {
  let altered = bytes
  const edits = random.pick([1, 1, 1, 2, 3, 4])
  for (let edit = 0; edit < edits; edit += 1) altered = mutatedOnce(random, altered)
  return altered
}

/** The same for text; what is no UTF-8 any more is replaced as a reader would. */
export function mutatedText(random: Random, text: string): string {
  return mutatedBytes(random, Buffer.from(text)).toString()
}

export function randomBytes(random: Random, maxLength: number): Buffer {
  const length = Math.floor(random.between(0, maxLength))
  return Buffer.from(Array.from({ length }, () => Math.floor(random.between(0, 256))))
}

function mutatedOnce(random: Random, bytes: Buffer): Buffer {
  const at = place(random, bytes)
  const to = Math.min(bytes.length, at + Math.floor(random.between(1, 20)))
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)]
  switch (random.pick(['turn', 'drop', 'double', 'insert', 'cut', 'move'] as const)) {
    case 'turn': {
      const turned = Buffer.from(bytes)
      if (at < turned.length)
        turned[at] = (turned[at] ?? 0) ^ (1 << Math.floor(random.between(0, 8)))
      return turned
    }
    case 'drop':
      return Buffer.concat([before, after])
    case 'double':
      return Buffer.concat([before, ...Array<Buffer>(random.pick([2, 2, 3, 50])).fill(part), after])
    case 'insert':
      return Buffer.concat([before, randomBytes(random, 12), part, after])
    case 'cut':
      return before
    case 'move': {
      const rest = Buffer.concat([before, after])
      const there = place(random, rest)
      return Buffer.concat([rest.subarray(0, there), part, rest.subarray(there)])
    }
  }
}

function place(random: Random, bytes: Buffer): number {
  return Math.floor(random.between(0, bytes.length + 1))
}
