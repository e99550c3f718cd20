import type { RejectionCode } from '../../shared/rejections.ts'
import { m } from './generated/messages.js'

/** `offline` is the client's own word: the server could not be reached. */
export type Refusal = RejectionCode | 'offline'

type Sentences<Code extends Refusal> = Readonly<Record<Code, () => string>>

const forPlayers = {
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
  not_open: m.common_rejection_not_open,
  step_closed: m.common_rejection_step_closed,
  wrong_step: m.common_rejection_wrong_step,
  already_answered: m.common_rejection_already_answered,
  unknown_choice: m.common_rejection_unknown_choice,
  invalid_answer: m.common_rejection_invalid_answer,
  renaming_closed: m.common_rejection_renaming_closed,
  unknown_player: m.common_rejection_unknown_player,
  unknown_game: m.common_rejection_unknown_game,
  not_allowed: m.common_rejection_not_allowed,
  bad_message: m.common_rejection_bad_message,
  flooding: m.common_rejection_flooding,
  wrong_protocol: m.common_rejection_wrong_protocol,
  storage_failed: m.common_rejection_storage_failed,
  server_error: m.common_rejection_server_error,
  offline: m.common_rejection_offline
}

const forHosts: Sentences<Exclude<Refusal, keyof typeof forPlayers>> = {
  stale: m.common_rejection_stale,
  not_now: m.common_rejection_not_now,
  unknown_activity: m.common_rejection_unknown_activity,
  wrong_password: m.common_rejection_wrong_password,
  wrong_link: m.common_rejection_wrong_link,
  not_signed_in: m.common_rejection_not_signed_in
}

/** What a person reads when the server refuses; a code of a newer server falls back to the general one. */
export function rejectionSentence(code: Refusal): string {
  return sentenceFrom({ ...forPlayers, ...forHosts }, code)
}

/** The same for a phone, which leaves the sentences that only a trainer can meet out of its page. */
export function playerRejectionSentence(code: Refusal): string {
  return sentenceFrom(forPlayers, code)
}

function sentenceFrom(sentences: Partial<Sentences<Refusal>>, code: Refusal): string {
  return (sentences[code] ?? forPlayers.server_error)()
}
