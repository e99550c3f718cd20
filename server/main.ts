import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createApp, type App } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { basePathOf } from './http/base-path.ts'
import { builtPages, developmentPages } from './http/pages.ts'
import { ContentError } from './library/content-error.ts'
import { openJournal } from './journal.ts'
import { checkContent, loadLibrary } from './library/load.ts'
import { backUp } from './log/backup.ts'
import { inWords } from './log/check.ts'
import { loadSqlite, openDatabase } from './log/database.ts'
import { sqliteDues } from './log/dues.ts'
import { formersIn, restore } from './log/restore.ts'
import { sqliteSessions } from './log/sessions.ts'
import { sqliteLog } from './log/sqlite.ts'
import { MetricsProblem } from './operation/metrics-listener.ts'
import { systemClock } from './room/system-clock.ts'
import { StartupProblem } from './startup-problem.ts'

/** The project's folder: this file runs from `server/` in development and from `dist/server/` once built. */
function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  loadSqlite()
  const [task, file] = process.argv.slice(2)
  if (task === undefined) return serve(config)
  if (task === 'check-content') {
    checkContent(join(projectRoot(), 'content'))
    process.stdout.write('Contenu : rien à corriger.\n')
    return
  }
  const run = tasks.get(task)
  if (!run || file === undefined || process.argv.length > 4) throw new StartupProblem(usage)
  process.stdout.write(`${await run(config.dataFolder, file)}\n`)
}

const usage = 'Usage : npm run backup -- FICHIER, ou npm run restore -- FICHIER.'

/** What is done instead of serving: each returns a line to print. */
const tasks = new Map<string, (folder: string, file: string) => Promise<string>>([
  [
    'backup',
    async (folder, file) => {
      const contents = await backUp(folder, file)
      return `Sauvegarde faite et relue : ${file} (${inWords(contents)}).`
    }
  ],
  [
    'restore',
    async (folder, file) => {
      const { former, ...contents } = await restore(folder, file, new Date())
      const kept = former === null ? '' : ` L’ancienne est gardée : ${former}.`
      return `Base remise (${inWords(contents)}).${kept}`
    }
  ]
])

async function serve(config: Config): Promise<void> {
  const root = projectRoot()
  const content = join(root, 'content')
  const library = loadLibrary(content)
  const problems = library.faulty.flatMap((each) => each.problems)
  if (problems.length > 0) {
    process.stderr.write(`${new ContentError(content, problems).message}\n`)
  }
  const database = openDatabase(config.dataFolder)
  const app = createApp({
    config,
    journal: openJournal(config.logLevel),
    clock: systemClock,
    events: sqliteLog(database),
    sessions: sqliteSessions(database),
    library,
    dues: sqliteDues(database),
    copies: formersIn(config.dataFolder),
    images: join(content, 'images'),
    pages: config.isDevelopment
      ? await developmentPages(root)
      : builtPages(builtRoot(root), basePathOf(config.publicUrl))
  })
  const port = await app.start().catch((error: unknown) => {
    throw explainListening(error, config)
  })
  welcome(app, port, config)
  const exit = () =>
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1)
    )
  // Who presses Ctrl-C waits in front of it; a supervisor has time for those who are connected.
  process.once('SIGINT', () => void exit())
  process.once('SIGTERM', () => void app.drain().then(exit, exit))
}

function builtRoot(root: string): string {
  if (existsSync(join(root, 'dist/client'))) return root
  throw new StartupProblem('Les pages ne sont pas construites : lancez d’abord npm run build.')
}

function welcome(app: App, port: number, { publicUrl }: Config): void {
  const token = app.access.firstLink
  const query = token === null ? '' : `?token=${token}`
  const { chosen } = app.addresses.choice()
  // On a server the trainer is elsewhere; in a classroom, at this very machine.
  const hostOrigin = publicUrl ?? `http://localhost:${port}`
  process.stdout.write(
    [
      '',
      `  Préau est ouvert sur le port ${port}.`,
      '',
      `  Formatrice, formateur : ${hostOrigin}/host${query}`,
      `  Participants :          ${chosen}`,
      '',
      token === null
        ? '  La page de la formatrice ou du formateur demande le mot de passe.'
        : '  Le lien de la première ligne ouvre une session, une seule fois.',
      ''
    ].join('\n') + '\n'
  )
}

function explainListening(error: unknown, { port, host, metricsPort }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (error instanceof MetricsProblem) {
    return new StartupProblem(
      `Les mesures ne peuvent pas être servies sur le port ${metricsPort} (${error.code}). Vérifiez PREAU_METRICS_PORT et PREAU_METRICS_HOST.`
    )
  }
  if (code === 'EADDRINUSE') {
    return new StartupProblem(
      `Le port ${port} est déjà pris. Choisissez-en un autre : PORT=3001 npm start`
    )
  }
  if (code === 'EACCES')
    return new StartupProblem(`Le port ${port} demande des droits d’administration.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartupProblem(`HOST=${host} n’est pas une adresse de cette machine.`)
  }
  return error
}

main().catch((error: unknown) => {
  const isExpected = error instanceof StartupProblem || error instanceof ContentError
  process.stderr.write(`${isExpected ? error.message : String((error as Error).stack ?? error)}\n`)
  process.exit(1)
})
