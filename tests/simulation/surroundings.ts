import type { Socket } from 'socket.io-client'
import type { JoinRequest, SeatGrant } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { Random } from '../load/random.ts'
import { ClientSocket } from './client-socket.ts'
import type { Network } from './network.ts'
import type { ServerNode } from './server-node.ts'
import type { SimulatedTime } from './simulated-time.ts'

/** A seat, why there is none, or null when no answer came. */
export type SeatReply = SeatGrant | RejectionCode | null

/** What stands around a phone or a console: all simulated, or a real network and real time. */
export interface Surroundings {
  readonly time: Pick<SimulatedTime, 'now' | 'wait' | 'after'>
  /** How often links are asked whether they live; as a page asks, unless it is told. */
  readonly pulseMs?: number | undefined
  join(request: JoinRequest): Promise<SeatReply>
  resume(pin: string, code: string): Promise<SeatReply>
  /** Opens a socket; `changed` is called after each message that it has passed on. */
  open(auth: Record<string, unknown>, changed: () => void): Socket
}

export function simulatedSurroundings(
  server: ServerNode,
  network: Network,
  time: SimulatedTime,
  random: Random,
  pulseMs?: number
): Surroundings {
  return {
    time,
    pulseMs,
    join: (request) => network.request(() => server.join(request)),
    resume: (pin, code) => network.request(() => server.resume(pin, code)),
    open: (auth, changed) =>
      new ClientSocket(auth, network, time, random, changed) as unknown as Socket
  }
}
