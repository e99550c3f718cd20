import { z } from 'zod'
import { StartupProblem } from './startup-problem.ts'

/** What the operator chooses, through environment variables. */
export interface Config {
  readonly port: number
  /** Address to listen on; every one by default, so that phones reach the server. */
  readonly host: string
  readonly dataFolder: string
  /** Address under which phones reach this server, when a proxy or a name stands in front; its path too. */
  readonly publicUrl: string | null
  readonly hostPassword: string | null
  readonly maxPlayers: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Days after its last event that a game is kept; 0: an hour after its end. */
  readonly retentionDays: number
  /** Where measures are read; null: nowhere. */
  readonly metricsPort: number | null
  readonly metricsHost: string
  readonly isDevelopment: boolean
}

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/u)
    .transform(Number)
    .refine((number) => number >= least && number <= most)

/** Without the slash at its end. */
const address = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && ['http:', 'https:'].includes(url.protocol) && !url.search && !url.hash) {
    return url.origin + url.pathname.replace(/\/+$/u, '')
  }
  context.addIssue('address')
  return z.NEVER
})

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

const variables = {
  PORT: [whole(0, 65_535), 'un numéro de port, de 0 à 65535'],
  HOST: [z.string().min(1), 'une adresse d’écoute'],
  PREAU_DATA: [z.string().min(1), 'un dossier'],
  PREAU_PUBLIC_URL: [
    address,
    'une adresse, comme https://preau.exemple.fr ou https://exemple.fr/preau'
  ],
  PREAU_HOST_PASSWORD: [z.string().min(8).max(200), 'un mot de passe de 8 caractères au moins'],
  PREAU_MAX_PLAYERS: [whole(1, 20_000), 'un nombre de 1 à 20000'],
  PREAU_LOG_LEVEL: [z.enum(logLevels), logLevels.join(', ')],
  PREAU_RETENTION_DAYS: [whole(0, 365), 'un nombre de jours, de 0 à 365'],
  PREAU_METRICS_PORT: [whole(0, 65_535), 'un numéro de port, de 0 à 65535'],
  PREAU_METRICS_HOST: [z.string().min(1), 'une adresse d’écoute'],
  PREAU_DEV: [z.enum(['0', '1']), '0 ou 1']
} as const

type Name = keyof typeof variables
type Value<N extends Name> = z.output<(typeof variables)[N][0]>

/** Reads the environment. Throws `StartupProblem` naming the first variable that is not as expected. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = <N extends Name>(name: N): Value<N> | undefined => {
    const text = env[name]
    if (text === undefined || text === '') return undefined
    const [schema, expected] = variables[name]
    const parsed = schema.safeParse(text)
    if (!parsed.success)
      throw new StartupProblem(`${name} n’est pas comme attendu : il faut ${expected}.`)
    return parsed.data as Value<N>
  }
  return {
    port: read('PORT') ?? 3000,
    host: read('HOST') ?? '0.0.0.0',
    dataFolder: read('PREAU_DATA') ?? 'data',
    publicUrl: read('PREAU_PUBLIC_URL') ?? null,
    hostPassword: read('PREAU_HOST_PASSWORD') ?? null,
    maxPlayers: read('PREAU_MAX_PLAYERS') ?? 3000,
    logLevel: read('PREAU_LOG_LEVEL') ?? 'info',
    retentionDays: read('PREAU_RETENTION_DAYS') ?? 30,
    metricsPort: read('PREAU_METRICS_PORT') ?? null,
    metricsHost: read('PREAU_METRICS_HOST') ?? '127.0.0.1',
    isDevelopment: read('PREAU_DEV') === '1'
  }
}
