import type { SeatGrant } from '../../shared/protocol.ts'
import { readList, writeList, type Box } from './storage.ts'

export interface KeptSeat extends SeatGrant {
  readonly pin: string
  /** When it was taken, or last held in a game that was still going on. */
  readonly keptAtMs: number
  /** The game is over: a new visit to `/` is for another game. */
  readonly over: boolean
}

const slot = 'preau-seats'
const hourMs = 3_600_000
/** A training that goes on next week, holidays included; the server keeps games for longer. */
const keepMs = 240 * hourMs
/** A PIN is not given to another game before 24 hours. */
const sameGameMs = 20 * hourMs

/** The seats this phone holds, newest first, so that a refresh or a closed tab costs nothing. */
export class KeptSeats {
  readonly #box: Box
  readonly #now: () => number

  constructor(box: Box, now: () => number = Date.now) {
    this.#box = box
    this.#now = now
  }

  /** For `/j/PIN` the seat in that game; for `/` the seat in the last game still going on. */
  find(pin: string): KeptSeat | null {
    const seats = this.#read()
    return seats.find((seat) => (pin ? seat.pin === pin : !seat.over)) ?? null
  }

  last(): KeptSeat | null {
    return this.#read()[0] ?? null
  }

  /** The PIN may belong to another game by now: ask before going back. */
  isDoubtful(seat: KeptSeat): boolean {
    return this.#now() - seat.keptAtMs > sameGameMs
  }

  keep(pin: string, { gameId, playerId, token }: SeatGrant): KeptSeat {
    const seat = { pin, gameId, playerId, token, keptAtMs: this.#now(), over: false }
    this.#write([seat, ...this.#others(gameId)])
    return seat
  }

  /** The seat is held now. Once the game is over its PIN grows old, however often one looks back. */
  use(gameId: string, over: boolean): void {
    const used = over ? { over } : { keptAtMs: this.#now() }
    this.#write(this.#read().map((seat) => (seat.gameId === gameId ? { ...seat, ...used } : seat)))
  }

  forget(gameId: string): void {
    this.#write(this.#others(gameId))
  }

  #others(gameId: string): KeptSeat[] {
    return this.#read().filter((seat) => seat.gameId !== gameId)
  }

  #read(): KeptSeat[] {
    return readList(this.#box, slot)
      .filter(isKeptSeat)
      .filter((seat) => this.#now() - seat.keptAtMs < keepMs)
  }

  #write(seats: readonly KeptSeat[]): void {
    writeList(this.#box, slot, seats)
  }
}

function isKeptSeat(value: unknown): value is KeptSeat {
  const seat = value as Partial<KeptSeat> | null
  return (
    typeof seat?.pin === 'string' &&
    typeof seat.gameId === 'string' &&
    typeof seat.playerId === 'string' &&
    typeof seat.token === 'string' &&
    typeof seat.keptAtMs === 'number'
  )
}
