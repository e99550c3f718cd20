import type { OpinionOption, OpinionStepView, Shift } from '../../../shared/steps/opinion.ts'
import { m } from '../../text/generated/messages.js'
import { formatNumber, formatPercent } from '../../text/text.ts'

/** « 8 personnes sur 24 ont changé d’avis ; 7 se sont éloignées de l’idée reçue. » */
export function shiftSentence({ both, moved, convinced }: Shift): string {
  if (both === 0) return m.steps_shift_nobody()
  const counts = {
    count: moved,
    moved: formatNumber(moved),
    both: formatNumber(both)
  }
  const said = moved === 0 ? m.steps_shift_none({ both: counts.both }) : m.steps_shift_moved(counts)
  if (convinced === null || convinced === 0) return said
  return `${said} ${m.steps_shift_convinced({ count: convinced, convinced: formatNumber(convinced) })}`
}

/** The one number to see from afar: the share convinced, or moved where no end is wanted. */
export function shiftShare({
  both,
  moved,
  convinced
}: Shift): { share: string; caption: string } | null {
  if (both === 0) return null
  return convinced === null
    ? { share: formatPercent(moved / both), caption: m.steps_shift_share_moved() }
    : { share: formatPercent(convinced / both), caption: m.steps_shift_share_convinced() }
}

export interface ShiftRow {
  readonly option: OpinionOption
  readonly index: number
  readonly before: number
  readonly after: number
  /** Came here, and left from here. */
  readonly came: number
  readonly left: number
}

/** The same flows as a table: for each option, before and after, among those who voted both times. */
export function shiftRows({ options }: OpinionStepView, { flows }: Shift): ShiftRow[] {
  const sum = (keep: (flow: Shift['flows'][number]) => boolean) =>
    flows.filter(keep).reduce((total, { count }) => total + count, 0)
  return (options ?? []).map((option, index) => {
    const { id } = option
    return {
      option,
      index,
      before: sum(({ from }) => from === id),
      after: sum(({ to }) => to === id),
      came: sum(({ from, to }) => to === id && from !== id),
      left: sum(({ from, to }) => from === id && to !== id)
    }
  })
}
