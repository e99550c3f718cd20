import type { PlayerView, SeatView } from '../../shared/views.ts'
import type { Session } from '../net/session.svelte.ts'

/** What the screens of a player need of a session. */
export type PlaySession = Pick<
  Session<PlayerView, SeatView>,
  'view' | 'personal' | 'link' | 'refused' | 'ended' | 'send'
> & { readonly clock: { now(): number | null } }

/** A player's view in one of its phases. */
export type ViewIn<Name extends PlayerView['phase']> = Extract<PlayerView, { phase: Name }>

/**
 * Where someone goes who leaves a seat: to join this game again, to give a personal code, to another
 * game while this one can still be looked at, or to another because this one is gone.
 */
export interface Leaving {
  readonly to: 'again' | 'code' | 'another' | 'gone'
  readonly code?: string | undefined
}
