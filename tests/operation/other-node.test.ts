import { execFile } from 'node:child_process'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'

it.each([[[]], [['backup', 'copy.sqlite']], [['restore', 'copy.sqlite']]])(
  'says in one line that Node has changed since it was installed: %j',
  async (task) => {
    const preload = ['--import', 'tsx', '--require', './tests/support/other-node.cjs']
    const env = { ...process.env, PREAU_DATA: temporaryFolder(), PORT: '0' }
    const { code, errors } = await new Promise<{ code: unknown; errors: string }>((resolve) => {
      execFile(
        process.execPath,
        [...preload, 'server/main.ts', ...task],
        { env },
        (error, _, text) => resolve({ code: error?.code, errors: text })
      )
    })
    expect(code).toBe(1)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(errors).toMatch(/^SQLite ne se charge pas avec Node .*npm ci/u)
  }
)
