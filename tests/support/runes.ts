import type { Environment } from 'vitest/runtime'

/** Runes as in a browser, effects included, but without a page: components belong to tests/e2e. */
const runes: Environment = {
  name: 'runes',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined })
}

// eslint-disable-next-line no-restricted-exports -- Vitest asks for it.
export default runes
