import type { ScreenView } from '../../shared/views.ts'
import { lookingBackTo, progressOf } from '../steps/progress.ts'
import { summaryOf } from '../steps/summary.ts'
import { m } from '../text/generated/messages.js'
import { formatNumber, formatPin, formatRank } from '../text/text.ts'
import { alsoThere, rankedRows } from './standings.ts'

/** What a screen reader says of the present: changes with the phase, not with every arrival or second. */
export function announcement(view: ScreenView): string {
  const { step, join } = view
  const progress = step ? progressOf(step) : ''
  if (view.lookingBack) return lookingBackTo(view.lookingBack)
  switch (view.phase) {
    case 'lobby':
      return join.pin !== null && join.joining === 'open'
        ? m.screen_say_lobby({ title: view.title, address: join.address, pin: formatPin(join.pin) })
        : m.screen_say_lobby_locked({ title: view.title })
    case 'read':
      return step ? m.screen_say_read({ progress, prompt: step.prompt }) : ''
    case 'open':
      return view.clock?.pausedLeftMs === undefined
        ? m.screen_say_open({ progress, time: timeOf(view) })
        : m.screen_say_paused({ progress })
    case 'reveal':
      return step ? summaryOf(step) : ''
    case 'standings':
      return m.screen_say_standings({ first: firstOf(view) })
    case 'break':
      return m.screen_say_break()
    case 'podium':
      return m.screen_say_podium({ first: firstOf(view) })
    case 'ended':
      return m.screen_say_ended()
  }
}

/** Changes with the time that is added, which is therefore said. */
function timeOf({ clock }: ScreenView): string {
  if (!clock || clock.limitMs === null) return ''
  return m.screen_say_time({ count: Math.round(clock.limitMs / 1000) })
}

function firstOf(view: ScreenView): string {
  const first = rankedRows(view).filter((row) => row.rank <= 3)
  const unnamed = alsoThere(first)
  const others = { count: unnamed, number: formatNumber(unnamed) }
  return [
    ...first.map((row) => `${formatRank(row.rank)} ${row.name ?? m.screen_someone()}`),
    ...(unnamed > 0 ? [m.screen_shared_others(others)] : [])
  ].join(', ')
}
