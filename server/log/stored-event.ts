import type { Activity } from '../../shared/activity.ts'
import { eventTypes } from '../game/event-names.ts'
import type { GameEvent } from '../game/events.ts'
import type { Activities } from './activities.ts'

type Created = Extract<GameEvent, { type: 'GameCreated' }>
/** The activity is kept apart and named by its hash; databases of 0.1 have it within. */
type StoredEvent =
  | Exclude<GameEvent, Created>
  | (Omit<Created, 'activity'> & { readonly activity: Activity | string })

/** What an event is written as, within the transaction under way. */
export function written(event: GameEvent, activities: Activities): string {
  if (event.type !== 'GameCreated') return JSON.stringify(event)
  return JSON.stringify({ ...event, activity: activities.keep(event.activity) })
}

/** The event that was written so. Throws when this is no event that this version knows. */
export function eventIn(payload: string, activities: Activities): GameEvent {
  const stored = JSON.parse(payload) as StoredEvent
  if (!eventTypes.has(stored.type)) throw new Error(`unknown type of event: ${stored.type}`)
  if (stored.type !== 'GameCreated') return stored
  const { activity } = stored
  return {
    ...stored,
    activity: typeof activity === 'string' ? activities.get(activity) : activities.share(activity)
  }
}
