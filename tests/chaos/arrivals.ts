import type { PlayerCommand } from '../../shared/commands.ts'
import { ClientPackets } from '../support/client-packets.ts'

export type SubmitAnswer = Extract<PlayerCommand, { type: 'SubmitAnswer' }>

/** An answer that has come to the server's machine, whether or not its process runs. */
export interface Arrival {
  readonly token: string
  readonly command: SubmitAnswer
  readonly atMs: number
}

/** Which answers the proxy has handed to the server's machine, and when. */
export class Arrivals {
  readonly all: Arrival[] = []
  /** Whose a session is that goes by polling, on whatever connections. */
  readonly #tokens = new Map<string, string>()

  /** For one more connection: takes what is handed on to the server. */
  connection(): (bytes: Buffer) => void {
    let own = ''
    const packets = new ClientPackets((text, session) => {
      // Socket.IO: 40 opens with what identifies the phone, 42 and a number is a message to be answered.
      const [, packet, json = ''] = /^(40|42\d*)([[{].*)$/su.exec(text) ?? []
      if (packet === '40') {
        const { token = '' } = JSON.parse(json) as { token?: string }
        if (session === null) own = token
        else this.#tokens.set(session, token)
      } else if (packet !== undefined) {
        const token = session === null ? own : (this.#tokens.get(session) ?? '')
        this.#came(token, JSON.parse(json) as [string, PlayerCommand | undefined])
      }
    })
    return (bytes) => packets.take(bytes)
  }

  #came(token: string, [event, command]: [string, PlayerCommand | undefined]): void {
    if (event !== 'command' || command?.type !== 'SubmitAnswer') return
    this.all.push({ token, command, atMs: Date.now() })
  }
}
