import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defaultClientConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// These run the built server and pages; everything else runs from the sources.
const browser = 'tests/{e2e,old-browsers,proxy}/**/*.test.ts'
const built = 'tests/{chaos,fuzz,load}/**/*.test.ts'
const runes = 'tests/**/*.svelte.test.ts'

export default defineConfig({
  plugins: [svelte()],
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [browser, built, runes],
          testTimeout: 30_000
        }
      },
      {
        extends: true,
        resolve: { conditions: [...defaultClientConditions] },
        test: { name: 'runes', include: [runes], environment: './tests/support/runes.ts' }
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browser],
          globalSetup: 'tests/support/build.ts',
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: [built],
          globalSetup: 'tests/support/build.ts',
          // One cluster of servers at a time: what these measure is processor time.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      }
    ]
  }
})
