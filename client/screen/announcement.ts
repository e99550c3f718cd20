import type { ScreenView, StandingRow } from '../../shared/views.ts'
import { rightLetters } from '../steps/choice/right-letters.ts'
import { m } from '../text/generated/messages.js'
import { formatPercent, formatPin, formatRank } from '../text/text.ts'

/** What a screen reader says of the present: changes with the phase, not with every arrival or second. */
export function announcement(view: ScreenView): string {
  const { step, join } = view
  const number = step ? step.index + 1 : 0
  if (view.lookingBack) return m.screen_looking_back({ number: view.lookingBack.index + 1 })
  switch (view.phase) {
    case 'lobby':
      return join.pin !== null && join.joining === 'open'
        ? m.screen_say_lobby({ title: view.title, address: join.address, pin: formatPin(join.pin) })
        : m.screen_say_lobby_locked({ title: view.title })
    case 'read':
      return step ? m.screen_say_read({ number, total: step.of, prompt: step.prompt }) : ''
    case 'open':
      return view.clock?.pausedLeftMs == null
        ? m.screen_say_open({ number })
        : m.screen_say_paused({ number })
    case 'reveal': {
      if (!step?.correction) return ''
      const { tally } = step.correction
      return m.screen_say_reveal({
        number,
        right: rightLetters(step, step.correction),
        share: formatPercent(tally.answers > 0 ? tally.right / tally.answers : 0)
      })
    }
    case 'standings':
      return m.screen_say_standings({ first: inWords(view.standings) })
    case 'podium':
      return m.screen_say_podium({ first: inWords(view.standings) })
    case 'ended':
      return m.screen_say_ended()
  }
}

function inWords(rows: readonly StandingRow[]): string {
  return rows
    .filter((row) => row.rank <= 3)
    .map((row) => `${formatRank(row.rank)} ${row.name ?? m.screen_someone()}`)
    .join(', ')
}
