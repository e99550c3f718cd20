import type { OpinionOption, OpinionStepView, Shift } from '../../../shared/steps/opinion.ts'
import { m } from '../../text/generated/messages.js'
import { formatNumber, formatPercent } from '../../text/text.ts'

/** « Sur 24, 9 ont changé d’avis. 7 s’éloignent de l’idée reçue, 2 s’en rapprochent. » */
export function shiftSentence({ both, moved, towards }: Shift): string {
  if (both === 0) return m.steps_shift_nobody()
  if (moved === 0) return m.steps_shift_none({ both: formatNumber(both) })
  const said = m.steps_shift_moved({
    count: moved,
    moved: formatNumber(moved),
    both: formatNumber(both)
  })
  return towards ? `${said} ${directions(towards)}` : said
}

/** Both ways, unless nobody went against what is wanted. */
function directions({ end, convinced, opposed }: NonNullable<Shift['towards']>): string {
  const counts = {
    count: convinced,
    against: opposed,
    convinced: formatNumber(convinced),
    opposed: formatNumber(opposed)
  }
  if (end === 'agree') {
    return opposed === 0 ? m.steps_shift_closer(counts) : m.steps_shift_closer_and_away(counts)
  }
  return opposed === 0 ? m.steps_shift_away(counts) : m.steps_shift_away_and_closer(counts)
}

/** The one number to see from afar: the share convinced, or moved where no end is wanted. */
export function shiftShare({
  both,
  moved,
  towards
}: Shift): { share: string; caption: string } | null {
  if (both === 0) return null
  if (!towards) return { share: formatPercent(moved / both), caption: m.steps_shift_share_moved() }
  return {
    share: formatPercent(towards.convinced / both),
    caption: towards.end === 'agree' ? m.steps_shift_share_closer() : m.steps_shift_share_away()
  }
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

/** Those of both votes: games of former times may have asked again with fewer. */
export function shiftOptions({ options }: OpinionStepView, { flows }: Shift): OpinionOption[] {
  const known = options ?? []
  const voted = new Set(flows.flatMap(({ from, to }) => [from, to]))
  for (const { id } of known) voted.delete(id)
  return [...known, ...[...voted].map((id) => ({ id, text: id, agreement: null }))]
}

/** The same flows as a table: for each option, before and after, among those who voted both times. */
export function shiftRows(step: OpinionStepView, shift: Shift): ShiftRow[] {
  const { flows } = shift
  const sum = (keep: (flow: Shift['flows'][number]) => boolean) =>
    flows.filter(keep).reduce((total, { count }) => total + count, 0)
  return shiftOptions(step, shift).map((option, index) => {
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
