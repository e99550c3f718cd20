import { setTimeout as wait } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { steer } from '../../client/net/route.ts'
import { linkOptions } from '../../client/net/session.svelte.ts'
import type { SeatGrant } from '../../shared/protocol.ts'
import { Refused, request } from '../load/http.ts'
import type { SeatReply, Surroundings } from '../simulation/surroundings.ts'

/** Real time and real sockets, connected as the page connects them. */
export function realSurroundings(url: string, cookie = ''): Surroundings {
  const ask = async (path: string, body: object): Promise<SeatReply> => {
    try {
      return (await request<SeatGrant>('POST', `${url}/api/${path}`, body)).value
    } catch (error) {
      return error instanceof Refused ? error.code : null
    }
  }
  return {
    time: {
      now: () => Date.now(),
      wait: (ms) => wait(ms),
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      }
    },
    join: (request) => ask('join', request),
    resume: (pin, code) => ask('resume', { pin, code }),
    open: (auth, changed) => {
      const socket = steer(
        io(url, {
          ...linkOptions,
          auth,
          forceNew: true,
          extraHeaders: { ...linkOptions.extraHeaders, ...(cookie !== '' && { cookie }) }
        })
      )
      // The session's own listeners come after this one.
      socket.onAny(() => queueMicrotask(changed))
      return socket
    }
  }
}
