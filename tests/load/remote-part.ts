import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Part, PartJoined, PartRound, Stage } from './part.ts'
import type { PartOrder } from './part-order.ts'

/** What a process that holds a part is asked, and what it answers. */
export interface Asked {
  readonly id: number
  readonly what: keyof Part
  readonly with: readonly unknown[]
}
export interface Answered {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

/** A crowd of another process. */
export class RemotePart implements Part {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, (answered: Answered) => void>()
  #asked = 0

  /** `wrapper` is put before the command line: `['taskset', '-c', '1']`. */
  constructor(order: PartOrder, wrapper: readonly string[] = []) {
    const script = join(import.meta.dirname, 'part-process.ts')
    const [file = '', ...args] = [...wrapper, process.execPath, '--import', 'tsx', script]
    this.#process = spawn(file, [...args, JSON.stringify(order)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Lists of numbers, NaN included.
      serialization: 'advanced'
    })
    this.#process.on('message', (answered: Answered) => {
      this.#waiting.get(answered.id)?.(answered)
      this.#waiting.delete(answered.id)
    })
    this.#process.on('exit', () => {
      for (const [id, answer] of this.#waiting) answer({ id, error: 'its process has ended' })
    })
  }

  join(): Promise<PartJoined> {
    return this.#ask('join')
  }

  begin(): Promise<void> {
    return this.#ask('begin')
  }

  reach(stage: Stage, run: number): Promise<void> {
    return this.#ask('reach', stage, run)
  }

  measured(run: number): Promise<PartRound> {
    return this.#ask('measured', run)
  }

  reckon(): Promise<{ acknowledged: number; lost: number }> {
    return this.#ask('reckon')
  }

  async leave(): Promise<void> {
    await this.#ask('leave')
    this.#process.disconnect()
  }

  #ask<Value>(what: Asked['what'], ...more: unknown[]): Promise<Value> {
    this.#asked += 1
    const asked: Asked = { id: this.#asked, what, with: more }
    return new Promise((resolve, reject) => {
      this.#waiting.set(asked.id, ({ value, error }) => {
        if (error === undefined) resolve(value as Value)
        else reject(new Error(error))
      })
      this.#process.send(asked)
    })
  }
}
