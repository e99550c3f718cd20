/**
 * Every reason for which the server refuses something, as a closed list.
 * A code travels on the wire; the sentence a person reads lives in `client/text`.
 */
export const rejectionCodes = [
  // Joining
  'unknown_pin',
  'joining_locked',
  'game_started',
  'game_ended',
  'game_full',
  'name_empty',
  'name_too_long',
  'name_forbidden',
  'name_taken',
  'name_reserved',
  'name_rude',
  'names_are_drawn',
  'names_are_typed',
  'unknown_code',
  'too_many_tries',
  'too_many_joins',
  // Playing
  'not_open',
  'step_closed',
  'wrong_step',
  'already_answered',
  'unknown_choice',
  'invalid_answer',
  'text_too_long',
  'text_empty',
  'text_rude',
  'not_spokesperson',
  'teams_closed',
  'renaming_closed',
  'too_many_changes',
  'unknown_player',
  // Hosting
  'stale',
  'not_now',
  'unknown_section',
  'unknown_team',
  'unknown_text',
  'unknown_game',
  'unknown_activity',
  'wrong_password',
  'wrong_link',
  'not_signed_in',
  // The wire
  'not_allowed',
  'bad_message',
  'flooding',
  'wrong_protocol',
  'storage_failed',
  'server_error'
] as const

export type RejectionCode = (typeof rejectionCodes)[number]
