import type { RejectionCode } from '../../shared/rejections.ts'
import { m } from './generated/messages.js'

/** `offline` is the client's own word: the server could not be reached. */
export type Refusal = RejectionCode | 'offline'

export type Sentences<Code extends Refusal> = Readonly<Record<Code, () => string>>

/** What somebody can meet on the way in, or at any time. */
export const forEntry = {
  unknown_pin: m.common_rejection_unknown_pin,
  joining_locked: m.common_rejection_joining_locked,
  game_started: m.common_rejection_game_started,
  game_ended: m.common_rejection_game_ended,
  game_full: m.common_rejection_game_full,
  name_empty: m.common_rejection_name_empty,
  name_too_long: m.common_rejection_name_too_long,
  name_forbidden: m.common_rejection_name_forbidden,
  name_taken: m.common_rejection_name_taken,
  name_reserved: m.common_rejection_name_reserved,
  name_rude: m.common_rejection_name_rude,
  names_are_drawn: m.common_rejection_names_are_drawn,
  names_are_typed: m.common_rejection_names_are_typed,
  unknown_code: m.common_rejection_unknown_code,
  too_many_tries: m.common_rejection_too_many_tries,
  too_many_joins: m.common_rejection_too_many_joins,
  too_many_changes: m.common_rejection_too_many_changes,
  unknown_game: m.common_rejection_unknown_game,
  flooding: m.common_rejection_flooding,
  wrong_protocol: m.common_rejection_wrong_protocol,
  storage_failed: m.common_rejection_storage_failed,
  server_error: m.common_rejection_server_error,
  offline: m.common_rejection_offline
}

/** What a person reads when the server refuses to let in; another code falls back to the general sentence. */
export function entryRejectionSentence(code: Refusal): string {
  return sentenceFrom(forEntry, code)
}

export function sentenceFrom(sentences: Partial<Sentences<Refusal>>, code: Refusal): string {
  return (sentences[code] ?? forEntry.server_error)()
}
