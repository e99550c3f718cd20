import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defaultClientConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// These run the built server and pages; everything else runs from the sources.
const built = 'tests/{e2e,chaos,fuzz,load,proxy}/**/*.test.ts'
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
          exclude: [built, runes],
          testTimeout: 10_000
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
          name: 'built',
          include: [built],
          globalSetup: 'tests/support/build.ts',
          // One browser or one cluster of servers at a time: what these measure is time.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      }
    ]
  }
})
