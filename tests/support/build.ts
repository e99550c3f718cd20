import { ensureBuilt } from '../../scripts/build.js'

/** Vitest's global setup for the tests that run the built server and pages. */
export function setup() {
  ensureBuilt()
}
