import { m } from '../../text/generated/messages.js'

/** Not « your vote is counted »: others may have decided, or nobody. */
export function headingOf(): string {
  return m.steps_decision_title()
}
