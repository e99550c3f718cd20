import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { AppendOutcome } from './watched-log.ts'

export interface MetricSources {
  /** Games in memory, and those of them that have not ended. */
  readonly games: () => { readonly rooms: number; readonly open: number }
  /** Open sockets, by role. */
  readonly sockets: () => ReadonlyMap<string, number>
}

export interface Metrics {
  appended(outcome: AppendOutcome): void
  /** `type` is null for a command that is none. */
  answered(type: string | null, outcome: string): void
  /** Everything, as Prometheus reads it. */
  text(): Promise<string>
  readonly contentType: string
}

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const eventsBuckets = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500]

/**
 * What the server measures of itself. Labels are words of closed lists: never a name, a PIN, an address
 * or a game.
 */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  // The process, its memory and the delay of its event loop.
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'preau_games_open',
    help: 'Games that have not ended.',
    registers,
    collect() {
      this.set(sources.games().open)
    }
  })
  new Gauge({
    name: 'preau_rooms',
    help: 'Games in memory, ended ones that somebody looks at included.',
    registers,
    collect() {
      this.set(sources.games().rooms)
    }
  })
  new Gauge({
    name: 'preau_sockets',
    help: 'Open sockets, by role.',
    labelNames: ['role'],
    registers,
    collect() {
      for (const [role, count] of sources.sockets()) this.set({ role }, count)
    }
  })
  const commands = new Counter({
    name: 'preau_commands_total',
    help: 'Commands answered, by type and outcome: ok, or the code of the refusal.',
    labelNames: ['type', 'outcome'],
    registers
  })
  const appends = new Histogram({
    name: 'preau_append_duration_seconds',
    help: 'Time from handing events to the log to having them on disk, or to its failure.',
    labelNames: ['outcome'],
    buckets: secondsBuckets,
    registers
  })
  const batches = new Histogram({
    name: 'preau_append_events',
    help: 'Events that one append stored: the batch of a room.',
    buckets: eventsBuckets,
    registers
  })

  return {
    appended: ({ works, events, durationMs }) => {
      appends.observe({ outcome: works ? 'ok' : 'failed' }, durationMs / 1000)
      if (works) batches.observe(events)
    },
    answered: (type, outcome) => commands.inc({ type: type ?? 'unknown', outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType
  }
}
