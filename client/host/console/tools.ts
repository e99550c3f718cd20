import type { HostCommandType, HostView } from '../../../shared/views.ts'
import { isUndecided } from '../../steps/decision/decided.ts'
import { m } from '../../text/generated/messages.js'
import * as icons from '../../ui/icons.ts'
import type { GameControl } from '../game/control.svelte.ts'
import { addedTime } from '../game/words.ts'
import * as hostIcons from '../icons.ts'
import type { Destructive } from './ConfirmDialog.svelte'

/** A control beside the main one. */
export interface Tool {
  readonly id: string
  readonly label: string
  readonly icon: string
  /** For a button without words, when the icon alone would not tell. */
  readonly soleIcon?: string
  readonly weight: 'secondary' | 'quiet' | 'danger'
  readonly possible: boolean
  readonly slow: boolean
  readonly key?: string
  readonly use: () => void
}

export interface ToolContext {
  readonly control: GameControl
  readonly view: HostView
  readonly lookBack: () => void
  readonly ask: (what: Destructive) => void
}

/** What a trainer uses at any question. */
export function everyday({ control, view, lookBack }: ToolContext): readonly Tool[] {
  const paused = control.allows('ResumeClock')
  const hidden = view.screen.namesHidden
  return [
    {
      ...possible(control, paused ? 'ResumeClock' : 'PauseClock'),
      id: 'pause',
      label: paused ? m.console_resume() : m.console_pause(),
      icon: paused ? icons.play : icons.pause,
      weight: 'secondary',
      key: 'P',
      use: () => control.togglePause()
    },
    {
      ...possible(control, 'AddTime'),
      id: 'time',
      ...addedTime(view),
      icon: hostIcons.clock,
      weight: 'secondary',
      use: () => control.move('AddTime')
    },
    {
      possible: control.allows('LookBack') && view.revealedRuns.length > 0,
      slow: control.isSlow('LookBack'),
      id: 'back',
      label: m.console_look_back(),
      icon: icons.previous,
      weight: 'secondary',
      key: '←',
      use: lookBack
    },
    {
      ...possible(control, hidden ? 'ShowNames' : 'HideNames'),
      id: 'names',
      label: hidden ? m.console_show_names() : m.console_hide_names(),
      icon: hidden ? icons.eye : icons.eyeOff,
      weight: 'secondary',
      key: 'N',
      use: () => control.toggleNames()
    }
  ]
}

/** The other way on from a scene; null when there is none. */
export function anotherRound({ control, view }: ToolContext): Tool | null {
  if (!control.allows('PlayAnotherRound')) return null
  return {
    ...possible(control, 'PlayAnotherRound'),
    id: 'round',
    label: isUndecided(view.current?.step) ? m.console_round_again() : m.console_round(),
    icon: icons.replay,
    weight: 'secondary',
    use: () => control.move('PlayAnotherRound')
  }
}

/** What is used once in a while, and what cannot be undone. */
export function rare({ control, view, ask }: ToolContext): readonly Tool[] {
  return [
    {
      ...possible(control, 'TakeBreak'),
      id: 'break',
      label: m.console_break(),
      icon: hostIcons.cup,
      weight: 'quiet',
      use: () => control.move('TakeBreak')
    },
    {
      ...possible(control, 'SkipStep'),
      id: 'skip',
      label: m.console_skip(),
      icon: icons.skip,
      weight: 'quiet',
      use: () => ask('SkipStep')
    },
    {
      ...possible(control, 'ReplayStep'),
      id: 'replay',
      label: m.console_replay(),
      icon: icons.replay,
      weight: 'quiet',
      use: () => ask('ReplayStep')
    },
    {
      ...possible(control, 'EndGame'),
      // The main control does it there.
      ...(view.screen.phase === 'podium' && { possible: false }),
      id: 'end',
      label: m.console_end(),
      icon: hostIcons.flag,
      weight: 'quiet',
      use: () => ask('EndGame')
    }
  ]
}

function possible(control: GameControl, type: HostCommandType): Pick<Tool, 'possible' | 'slow'> {
  return { possible: control.allows(type), slow: control.isSlow(type) }
}
