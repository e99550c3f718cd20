import type { HostView } from '../../../shared/views.ts'

/** What one press of the main control does now. */
export type NextAction =
  | { readonly kind: 'start'; readonly command: 'StartGame' }
  | { readonly kind: 'close'; readonly command: 'CloseStep' }
  | {
      readonly kind: 'open' | 'part' | 'standings' | 'podium' | 'end'
      readonly command: 'Advance'
    }
  | { readonly kind: 'step'; readonly command: 'Advance'; readonly index: number }
  /** Of a text too long for the screen, before anything else. */
  | {
      readonly kind: 'page'
      readonly command: 'TurnPage'
      readonly page: number
      readonly of: number
    }
  /** Leaves an earlier correction. */
  | { readonly kind: 'present'; readonly command: 'LookBack' }

/** Null when nothing follows: the game has ended. `pages`: of what is on the screen. */
export function nextAction(view: HostView, pages = 1): NextAction | null {
  const page = view.screen.page + 1
  if (page < pages) return { kind: 'page', command: 'TurnPage', page, of: pages }
  if (view.screen.lookingBack) return { kind: 'present', command: 'LookBack' }
  if (view.allowed.includes('StartGame')) return { kind: 'start', command: 'StartGame' }
  if (view.allowed.includes('CloseStep')) return { kind: 'close', command: 'CloseStep' }
  if (!view.allowed.includes('Advance')) return null
  switch (view.follows) {
    case 'open':
    case 'standings':
    case 'podium':
      return { kind: view.follows, command: 'Advance' }
    case 'reveal':
      return { kind: 'part', command: 'Advance' }
    case 'read':
      return view.next && { kind: 'step', command: 'Advance', index: view.next.step.index }
    default:
      return { kind: 'end', command: 'Advance' }
  }
}

/** Present players who have not answered yet. */
export function awaited({ screen }: HostView): number {
  return Math.max(0, screen.answers.expected - screen.answers.received)
}

/** Has some team not agreed, where it has to? */
export function disagree({ disagreeing = [] }: HostView): boolean {
  return disagreeing.length > 0
}

/** Why a single key is not enough: it would cut people off, or start in front of nobody. */
export type Doubt = 'awaited' | 'disagreeing' | 'nobody'

export function doubtOf(action: NextAction, view: HostView): Doubt | null {
  if (action.kind === 'close' && awaited(view) > 0) return 'awaited'
  if (action.kind === 'close' && disagree(view)) return 'disagreeing'
  if (action.kind === 'start' && view.players.seats === 0) return 'nobody'
  return null
}
