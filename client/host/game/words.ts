import type { HostStepView, HostView, Phase } from '../../../shared/views.ts'
import { progressOf } from '../../steps/progress.ts'
import { kindName } from '../../steps/summary.ts'
import { m } from '../../text/generated/messages.js'
import { formatNumber } from '../../text/text.ts'
import * as icons from '../../ui/icons.ts'
import { teamName } from '../../ui/team-name.svelte.ts'
import { awaited, disagree, type Doubt, type NextAction } from './next-action.ts'

/** What a press on « add time » gives: more for talking than for answering. */
export function addedTime({ screen }: HostView): { label: string; soleIcon: string } {
  return screen.phase === 'read'
    ? { label: m.console_add_talk(), soleIcon: icons.plus30 }
    : { label: m.console_add_time(), soleIcon: icons.plus10 }
}

/** What the main control says it will do. */
export function nextLabel(action: NextAction, view: HostView): string {
  switch (action.kind) {
    case 'start':
      return m.console_next_start()
    case 'open':
      return m.console_next_open()
    case 'close':
      return awaited(view) > 0 || disagree(view)
        ? m.console_next_close_now()
        : m.console_next_close()
    case 'part':
      return m.console_next_part()
    case 'standings':
      return m.console_next_standings()
    case 'step':
      return view.screen.phase === 'break'
        ? m.console_next_resume()
        : view.next?.step.kind === 'choice'
          ? m.console_next_step()
          : m.console_next_other()
    case 'podium':
      return m.console_next_podium()
    case 'end':
      return m.console_next_end()
    case 'page':
      return m.console_next_page()
    case 'present':
      return m.console_next_present()
  }
}

/** What to know before pressing, if anything. */
export function nextDetail(action: NextAction, view: HostView): string | null {
  if (action.kind === 'close') {
    const count = awaited(view)
    return count > 0
      ? m.console_awaited({ count, number: formatNumber(count) })
      : disagree(view)
        ? m.console_disagreeing({ teams: disagreeingTeams(view) })
        : m.console_all_answered()
  }
  if (action.kind === 'page') {
    return m.screen_page({ page: action.page + 1, pages: action.of })
  }
  if (action.kind === 'start') {
    const count = view.players.seats
    return m.console_players({ count, number: formatNumber(count) })
  }
  if (action.kind === 'step') {
    return view.next && progressOf(view.next.step)
  }
  return null
}

function disagreeingTeams({ disagreeing = [] }: HostView): string {
  return disagreeing.map((team) => teamName(team)).join(', ')
}

export function doubtSentence(doubt: Doubt, view: HostView): string {
  if (doubt === 'nobody') return m.console_again_nobody()
  if (doubt === 'disagreeing') return m.console_again_disagreeing({ teams: disagreeingTeams(view) })
  const count = awaited(view)
  return m.console_again_awaited({ count, number: formatNumber(count) })
}

/** What goes on; with the step under way where it is known, since only some have a right answer. */
export function phaseName(phase: Phase, current: HostStepView | null = null): string {
  switch (phase) {
    case 'lobby':
      return m.console_phase_lobby()
    case 'read':
      return current?.step.talks ? m.console_phase_talk() : m.console_phase_read()
    case 'open':
      return m.console_phase_open()
    case 'reveal':
      return revealName(current)
    case 'standings':
      return m.console_phase_standings()
    case 'break':
      return m.console_phase_break()
    case 'podium':
      return m.console_phase_podium()
    case 'ended':
      return m.console_phase_ended()
  }
}

function revealName(current: HostStepView | null): string {
  const tally = current?.step.correction?.tally
  if (!current || !tally) return m.console_phase_results()
  if (current.limitSeconds === null) return kindName(current.step.kind)
  return tally.right === null ? m.console_phase_results() : m.console_phase_reveal()
}
