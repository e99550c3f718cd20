import type { Random } from '../../load/random.ts'
import { mutatedBytes, randomBytes } from '../mutate.ts'
import { exchange, frame, onceOpen, upgradeRequest } from '../wire.ts'
import { some, statusFaults, type Volley } from './volley.ts'

/** WebSocket frames that break RFC 6455, or come close to it. */
export const frames: Volley = async (random, target) => {
  const inputs = some(random, 4)
  const all = Array.from({ length: inputs }, () => random.pick(kinds)(random))
  const { received, fault } = await exchange(
    target.port,
    () => upgradeRequest(target.port),
    onceOpen(Buffer.concat(all))
  )
  return { inputs, faults: [...statusFaults(received), ...(fault === null ? [] : [fault])] }
}

const ping = '2probe'
const anOpcode = (random: Random) => Math.floor(random.between(0, 16))

const kinds: readonly ((random: Random) => Buffer)[] = [
  (random) => frame(ping, { opcode: anOpcode(random) }),
  (random) => frame(ping, { reserved: Math.floor(random.between(0, 8)) }),
  () => frame(ping, { isMasked: false }),
  // Not final, and what follows does not go on with it; or goes on with nothing.
  (random) => frame(ping, { isFinal: false, opcode: random.pick([0, 1, 2, 8, 9]) }),
  (random) => frame('', { isFinal: false, opcode: random.pick([0, 1]) }),
  // More announced than comes, up to more than a message may have.
  (random) =>
    frame(ping, { length: random.pick([7, 125, 126, 16_384, 16_385, 70_000, 2 ** 31, 2 ** 40]) }),
  (random) => frame(Buffer.alloc(random.pick([126, 200]), 97), { opcode: random.pick([8, 9, 10]) }),
  // A code that may not be sent, or half of one.
  (random) => frame(Buffer.from(random.pick([[3], [3, 237], [0, 0], [255, 255]])), { opcode: 8 }),
  (random) => frame(Buffer.concat([Buffer.from('4'), randomBytes(random, 60)])),
  (random) => frame(randomBytes(random, 300), { opcode: 2 }),
  (random) => frame('4' + 'x'.repeat(random.pick([16_383, 16_384, 20_000]))),
  (random) => mutatedBytes(random, frame('40{}')),
  (random) => randomBytes(random, 40)
]
