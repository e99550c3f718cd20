import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Item } from '../../../shared/steps/step.ts'

/** An id as a phone sends it back: of a text that is voted on, all that it folds to. */
export const itemId = z.string().min(1).max(400)

/** A text with an id that tells nothing of its place: drawn from the text alone. */
export function itemOf(text: string): Item {
  return { id: createHash('sha256').update(text).digest('base64url').slice(0, 6), text }
}
