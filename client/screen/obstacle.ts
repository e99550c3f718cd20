import type { RejectionCode } from '../../shared/rejections.ts'
import type { EndedNotice } from '../../shared/views.ts'
import { m } from '../text/generated/messages.js'

export interface Obstacle {
  readonly title: string
  readonly hint: string
}

/** Why there is nothing to show, and what to do about it; null when nothing stands in the way. */
export function obstacle(
  refused: RejectionCode | null,
  ended: EndedNotice | null
): Obstacle | null {
  if (ended) return { title: m.screen_removed(), hint: m.screen_removed_hint() }
  switch (refused) {
    case null:
      return null
    case 'unknown_game':
      return { title: m.screen_refused_unknown(), hint: m.screen_refused_unknown_hint() }
    case 'wrong_protocol':
      return { title: m.screen_refused_protocol(), hint: m.screen_refused_protocol_hint() }
    default:
      return { title: m.screen_refused_other(), hint: m.screen_refused_other_hint() }
  }
}
