/**
 * Stands in for engine.io's WebTransport in the bundles: no browser is offered it here (see the
 * transports in `session.svelte.ts`), so phones need not load it.
 */
export const WT = undefined
