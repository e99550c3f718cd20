import type { OrderStepView } from '../../../shared/steps/order.ts'
import { m } from '../../text/generated/messages.js'
import { formatPercent } from '../../text/text.ts'

export function summaryOf(step: OrderStepView): string {
  if (!step.correction) return ''
  const { tally } = step.correction
  return m.steps_order_say({
    list: rightOf(step).join(', '),
    share: formatPercent(tally.answers > 0 ? tally.right / tally.answers : 0)
  })
}

export function rightOf(step: OrderStepView): readonly string[] {
  const byId = new Map((step.items ?? []).map(({ id, text }) => [id, text]))
  return (step.correction?.right ?? []).flatMap((id, at) => {
    const text = byId.get(id)
    return text === undefined ? [] : [`${at + 1}. ${text}`]
  })
}

export function kindName(): string {
  return m.steps_order_name()
}
