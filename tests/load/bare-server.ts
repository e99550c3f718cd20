import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from '../../shared/steps/kinds.ts'
import type { PlayerView, SeatRecap } from '../../shared/views.ts'
import { drawId, drawToken } from '../../server/room/secrets.ts'
import { recordScript } from './bare-script.ts'
import { overSocketIo, overWs, type BareSocket, type Connected } from './bare-transports.ts'

/**
 * The least that a server can do for the same exchange, over Socket.IO or over `ws` alone: the same
 * requests, messages and bytes, no rule, no check, no disk. What Préau costs is told as a multiple of this.
 */
const [rounds = '3', transport = 'socket.io'] = process.argv.slice(2)
const script = recordScript(Number(rounds))
const openLeadMs = 1000

interface BareSeat {
  readonly playerId: string
  readonly name: string
  readonly answers: Map<number, Answer>
  socket: BareSocket | null
}

class BareGame {
  readonly gameId = drawId()
  readonly seats = new Map<string, BareSeat>()
  phase = 'lobby'
  flow = 0
  #run = 0
  #answers = 0

  join(name: string) {
    const token = drawToken()
    const seat = { playerId: drawId(), name, answers: new Map(), socket: null }
    this.seats.set(token, seat)
    return { gameId: this.gameId, playerId: seat.playerId, token }
  }

  seatView(seat: BareSeat, revealed: boolean) {
    const { name } = seat
    const view = (revealed && script.rounds[this.#run - 1]?.result) || script.seat
    return { ...view, run: this.#run || null, name }
  }

  answer(seat: BareSeat, run: number, answer: Answer) {
    if (seat.answers.has(run)) return
    seat.answers.set(run, answer)
    this.#answers += 1
    if (this.#answers === this.seats.size) setImmediate(() => this.#go('reveal'))
  }

  move(type: string) {
    if (type === 'EndGame') return this.#go('podium')
    if (this.phase === 'read') return this.#go('open')
    if (this.phase === 'reveal') return this.#go('standings')
    if (this.phase === 'podium') return this.#go('ended')
    this.#run += 1
    this.#answers = 0
    this.#go('read')
  }

  #go(phase: string) {
    this.phase = phase
    this.flow += 1
    wire.broadcast(this.gameId, 'view', this.#view())
    if (phase === 'reveal' || phase === 'ended') {
      for (const seat of this.seats.values()) {
        const recap = phase === 'ended' ? recapOf(seat) : null
        seat.socket?.emit('seat', { ...this.seatView(seat, true), recap })
      }
    }
    wire.broadcast(`host ${this.gameId}`, 'view', hostView(this))
  }

  #view(): Partial<PlayerView> {
    const round = script.rounds[this.#run - 1]
    if (this.phase === 'open') {
      const startsAtMs = Date.now() + openLeadMs
      return {
        ...round?.open,
        clock: { startsAtMs, endsAtMs: startsAtMs, limitMs: 30_000 }
      } as PlayerView
    }
    return round?.[this.phase as 'read'] ?? { ...script.lobby, phase: this.phase as 'lobby' }
  }
}

function recapOf(seat: BareSeat): SeatRecap[] {
  const result = { accuracy: 1, points: 1000, bonus: 0, streak: 1 }
  return [...seat.answers].map(([run, answer]) => ({ run, answer, result }))
}

function hostView({ phase, flow }: BareGame) {
  return { version: flow, flow, screen: { phase } }
}

const games = new Map<string, BareGame>()
let latest = new BareGame()

const http = createServer((request, response) => {
  void read(request).then((body) => {
    if (request.url === '/api/host/games') {
      latest = new BareGame()
      games.set(latest.gameId, latest)
    }
    const answer =
      request.url === '/api/join'
        ? latest.join(body.name ?? '')
        : { gameId: latest.gameId, pin: '123456' }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  })
})

async function read(request: IncomingMessage): Promise<{ name?: string }> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? {} : JSON.parse(text)
}

/** Knows who it is, says the present, and returns what to do with a command. */
const connected: Connected = (socket, { role, gameId, token }) => {
  const game = games.get(gameId) ?? latest
  if (role === 'host') {
    socket.join(`host ${game.gameId}`)
    socket.emit('view', hostView(game))
    return ({ type }) => game.move(type)
  }
  const seat = game.seats.get(token ?? '')
  if (!seat) return () => undefined
  seat.socket = socket
  socket.join(game.gameId)
  socket.emit('view', script.lobby)
  socket.emit('seat', game.seatView(seat, false))
  return ({ run = 0, answer }) => {
    if (answer) game.answer(seat, run, answer)
  }
}

const wire = (transport === 'ws' ? overWs : overSocketIo)(http, connected)

http.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
})
