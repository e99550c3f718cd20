import { m } from '../text/generated/messages.js'

/** « Tour 2 »: which time a step of these runs, in the order of play, was played; null where it was played once. */
export function roundOf(runs: readonly { readonly index: number }[], at: number): string | null {
  const same = runs.flatMap(({ index }, run) => (index === runs[at]?.index ? run : []))
  return same.length > 1 ? m.steps_round({ round: same.indexOf(at) + 1 }) : null
}
