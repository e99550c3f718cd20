import { ESLint } from 'eslint'
import ts from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

// The snippets are no files of the project: what needs types is left out.
const untyped = ts.configs.disableTypeChecked as ESLint.Options['overrideConfig']
const eslint = new ESLint({ overrideConfig: untyped ?? null })

async function refusals(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: file })
  return result!.messages.map((message) => message.ruleId)
}

const refused: [file: string, from: string][] = [
  ['shared/views.ts', '../server/game/state.ts'],
  ['shared/views.ts', '../client/text/text.ts'],
  ['shared/views.ts', 'zod'],
  ['server/game/decide.ts', '../room/ports.ts'],
  ['server/game/steps/choice.ts', '../../room/ports.ts'],
  ['server/game/decide.ts', 'node:crypto'],
  ['server/game/decide.ts', 'zod'],
  ['server/room/room.ts', '../log/memory.ts'],
  ['server/room/room.ts', '../socket/socket.ts'],
  ['server/room/room.ts', '../http/http.ts'],
  ['server/log/sqlite.ts', '../room/room.ts'],
  ['server/log/sqlite.ts', '../socket/socket.ts'],
  ['server/report/report.ts', '../http/http.ts'],
  ['server/library/library.ts', '../room/room.ts'],
  ['server/socket/socket.ts', '../http/http.ts'],
  ['server/socket/socket.ts', '../library/library.ts'],
  ['server/socket/socket.ts', '../log/sqlite.ts'],
  ['server/http/http.ts', '../socket/socket.ts'],
  ['server/http/http.ts', '../log/sqlite.ts'],
  ['server/http/http.ts', '../app.ts'],
  ['server/app.ts', '../client/text/text.ts'],
  ['server/app.ts', '../tests/support/clock.ts'],
  ['client/net/session.svelte.ts', '../../server/game/events.ts'],
  ['client/net/session.svelte.ts', '../ui/icons.ts'],
  ['client/net/session.svelte.ts', 'zod'],
  ['client/play/main.ts', '../../server/game/events.ts'],
  ['client/play/main.ts', '../host/main.ts'],
  ['client/play/main.ts', '../screen/main.ts'],
  ['client/play/main.ts', 'socket.io-client'],
  ['client/play/main.ts', 'zod'],
  ['client/play/main.ts', '../../tests/support/clock.ts'],
  ['client/host/main.ts', '../play/main.ts'],
  ['client/host/main.ts', 'socket.io-client'],
  ['client/screen/main.ts', '../play/main.ts'],
  ['client/screen/main.ts', '../host/main.ts'],
  ['client/solo/main.ts', '../play/main.ts'],
  ['client/steps/choice/choice.ts', '../../net/api.ts'],
  ['client/steps/choice/choice.ts', '../../play/main.ts'],
  ['client/ui/icons.ts', '../net/api.ts'],
  ['client/ui/icons.ts', '../play/main.ts'],
  ['client/ui/icons.ts', '../steps/choice/choice.ts'],
  ['client/text/text.ts', '../host/main.ts'],
  ['client/text/text.ts', '../ui/icons.ts'],
  ['scripts/start.js', '../tests/support/clock.ts']
]

const allowed: [file: string, from: string][] = [
  ['shared/views.ts', './commands.ts'],
  ['server/game/steps/choice.ts', '../../../shared/views.ts'],
  ['server/game/steps/choice.ts', '../state.ts'],
  ['server/room/room.ts', '../game/decide.ts'],
  ['server/room/room.ts', 'node:crypto'],
  ['server/log/sqlite.ts', '../room/ports.ts'],
  ['server/log/sqlite.ts', '../game/events.ts'],
  ['server/log/sqlite.ts', 'better-sqlite3'],
  ['server/socket/socket.ts', '../room/room.ts'],
  ['server/socket/socket.ts', 'zod'],
  ['server/http/http.ts', '../library/library.ts'],
  ['server/app.ts', './socket/socket.ts'],
  ['server/main.ts', './app.ts'],
  ['client/net/session.svelte.ts', 'socket.io-client'],
  ['client/net/session.svelte.ts', '../../shared/protocol.ts'],
  ['client/steps/choice/choice.ts', '../../ui/icons.ts'],
  ['client/play/main.ts', '../net/api.ts'],
  ['client/play/main.ts', '../ui/tokens.css'],
  ['client/play/main.ts', 'svelte/reactivity'],
  ['client/host/main.ts', '../screen/main.ts'],
  ['tests/load/bots.ts', 'socket.io-client'],
  ['tests/load/bots.ts', '../../server/app.ts']
]

describe('import directions', () => {
  it.each(refused)('%s may not import %s', async (file, from) => {
    expect(await refusals(file, `import '${from}'\n`)).toEqual(['preau/import-directions'])
  })

  it.each(allowed)('%s may import %s', async (file, from) => {
    expect(await refusals(file, `import '${from}'\n`)).toEqual([])
  })

  it.each([
    "import type { A } from '../room/ports.ts'\nexport const a = (b: A) => b\n",
    "export type A = import('../room/ports.ts').A\n",
    "export const a = () => import('../room/ports.ts')\n",
    "export * from '../room/ports.ts'\nexport const a = 1\n"
  ])('holds however the import is written: %s', async (code) => {
    expect(await refusals('server/game/decide.ts', code)).toEqual(['preau/import-directions'])
  })

  it('holds in a component', async () => {
    const code = '<script lang="ts">\n  import \'../../server/app.ts\'\n</script>\n'
    expect(await refusals('client/play/App.svelte', code)).toEqual(['preau/import-directions'])
  })
})

describe('the core', () => {
  it.each(['Date.now()', 'new Date()', 'setTimeout(f)', 'console.log(f)', 'process.pid', 'crypto'])(
    'has no %s',
    async (code) => {
      expect(
        await refusals('server/game/decide.ts', `export const a = (f) => [f, ${code}]\n`)
      ).toEqual(['no-restricted-globals'])
    }
  )

  it('has no Math.random', async () => {
    expect(await refusals('server/game/decide.ts', 'export const a = Math.random()\n')).toEqual([
      'no-restricted-properties'
    ])
  })
})

describe('exports', () => {
  it('have names', async () => {
    expect(await refusals('server/app.ts', 'export default 1\n')).toEqual(['no-restricted-exports'])
  })

  it.each(["export * from './app.ts'\n", "import { a } from './app.ts'\nexport { a }\n"])(
    'live where they are made: %s',
    async (code) => {
      expect(await refusals('server/main.ts', code)).toEqual(['preau/no-barrels'])
    }
  )
})
