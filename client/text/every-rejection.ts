import { m } from './generated/messages.js'
import { forEntry, sentenceFrom, type Refusal, type Sentences } from './rejections.ts'

/** What a player can meet while playing. Apart, so that a phone has them from the first answer on only. */
const forPlayers = {
  ...forEntry,
  not_open: m.common_rejection_not_open,
  step_closed: m.common_rejection_step_closed,
  wrong_step: m.common_rejection_wrong_step,
  already_answered: m.common_rejection_already_answered,
  unknown_choice: m.common_rejection_unknown_choice,
  invalid_answer: m.common_rejection_invalid_answer,
  text_rude: m.common_rejection_text_rude,
  not_spokesperson: m.common_rejection_not_spokesperson,
  renaming_closed: m.common_rejection_renaming_closed,
  unknown_player: m.common_rejection_unknown_player,
  not_allowed: m.common_rejection_not_allowed,
  bad_message: m.common_rejection_bad_message
}

/** What only a trainer can meet, or what a phone never sends. */
const forHosts: Sentences<Exclude<Refusal, keyof typeof forPlayers>> = {
  stale: m.common_rejection_stale,
  not_now: m.common_rejection_not_now,
  text_too_long: m.common_rejection_text_too_long,
  text_empty: m.common_rejection_text_empty,
  teams_closed: m.common_rejection_teams_closed,
  unknown_section: m.common_rejection_unknown_section,
  unknown_team: m.common_rejection_unknown_team,
  unknown_text: m.common_rejection_unknown_text,
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
