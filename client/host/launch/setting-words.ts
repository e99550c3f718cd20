import type { GameSettings } from '../../../shared/settings.ts'
import type { TeamAnswers } from '../../../shared/teams.ts'
import { m } from '../../text/generated/messages.js'

type Named = 'pace' | 'time' | 'points' | 'standings' | 'names'

interface Words {
  readonly label: () => string
  readonly hint: () => string
}

const words: { readonly [Key in Named]: Readonly<Record<GameSettings[Key], Words>> } = {
  pace: {
    host: { label: m.host_pace_host, hint: m.host_pace_host_hint },
    automatic: { label: m.host_pace_automatic, hint: m.host_pace_automatic_hint }
  },
  time: {
    x1: { label: m.host_time_x1, hint: m.host_time_x1_hint },
    'x1.5': { label: m.host_time_x15, hint: m.host_time_x15_hint },
    x2: { label: m.host_time_x2, hint: m.host_time_x2_hint },
    none: { label: m.host_time_none, hint: m.host_time_none_hint }
  },
  points: {
    speed: { label: m.host_points_speed, hint: m.host_points_speed_hint },
    accuracy: { label: m.host_points_accuracy, hint: m.host_points_accuracy_hint },
    none: { label: m.host_points_none, hint: m.host_points_none_hint }
  },
  standings: {
    each: { label: m.host_standings_each, hint: m.host_standings_each_hint },
    end: { label: m.host_standings_end, hint: m.host_standings_end_hint },
    never: { label: m.host_standings_never, hint: m.host_standings_never_hint }
  },
  names: {
    typed: { label: m.host_names_typed, hint: m.host_names_typed_hint },
    drawn: { label: m.host_names_drawn, hint: m.host_names_drawn_hint }
  }
}

export function settingLabel<Key extends Named>(setting: Key, value: GameSettings[Key]): string {
  return words[setting][value].label()
}

export function settingHint<Key extends Named>(setting: Key, value: GameSettings[Key]): string {
  return words[setting][value].hint()
}

const teamAnswers: Readonly<Record<TeamAnswers, () => string>> = {
  each: m.host_teams_each,
  spokesperson: m.host_teams_spokesperson,
  consensus: m.host_teams_consensus
}

export function teamAnswersLabel(answers: TeamAnswers): string {
  return teamAnswers[answers]()
}

export function teamAnswersOptions() {
  const ways = ['each', 'spokesperson', 'consensus'] as const
  return ways.map((value) => ({ value, label: teamAnswersLabel(value) }))
}

const names: Readonly<Record<keyof GameSettings, () => string>> = {
  pace: m.host_setting_pace,
  time: m.host_setting_time,
  points: m.host_setting_points,
  streakBonus: m.host_setting_streak,
  shuffleChoices: m.host_setting_shuffle,
  lateJoining: m.host_setting_late,
  standings: m.host_setting_standings,
  names: m.host_setting_names,
  teams: m.host_setting_teams,
  options: m.host_options
}

export function settingName(setting: keyof GameSettings): string {
  return names[setting]()
}

export interface SettingLine {
  readonly name: string
  readonly value: string
}

/** The settings of a game, to be read at a glance. */
export function settingLines(settings: GameSettings): readonly SettingLine[] {
  const yesNo = (on: boolean) => (on ? m.host_yes() : m.host_no())
  const ranked = settings.points !== 'none'
  return [
    { name: m.host_setting_pace(), value: settingLabel('pace', settings.pace) },
    { name: m.host_setting_time(), value: settingLabel('time', settings.time) },
    { name: m.host_setting_points(), value: settingLabel('points', settings.points) },
    ...(ranked
      ? [
          {
            name: m.host_setting_standings(),
            value: settingLabel('standings', settings.standings)
          },
          { name: m.host_setting_streak(), value: yesNo(settings.streakBonus) }
        ]
      : []),
    {
      name: m.host_setting_teams(),
      value: settings.teams
        ? m.host_teams_count({ count: settings.teams.count })
        : m.host_teams_none()
    },
    ...(settings.teams
      ? [{ name: m.host_teams_answers(), value: teamAnswersLabel(settings.teams.answers) }]
      : []),
    { name: m.host_setting_names(), value: settingLabel('names', settings.names) },
    { name: m.host_setting_late(), value: yesNo(settings.lateJoining) },
    { name: m.host_setting_shuffle(), value: yesNo(settings.shuffleChoices) }
  ]
}
