import type { PathFigure } from '../../../shared/steps/figure.ts'
import { m } from '../../text/generated/messages.js'
import { teamName } from '../../ui/team-name.svelte.ts'
import { teamsOn, wayOf, type Door } from './path.ts'

/** With more teams a sentence counts: the table tells. */
const mostTold = 4

export function whoIs(who: number | null): string {
  return who === null ? m.steps_path_room() : teamName(who)
}

/** « Écrire (bonne porte), puis Attendre (détour) »: what somebody made of a scene. */
export function wayInWords(way: readonly (Door | null)[]): string {
  const words = way.map((door) => {
    if (!door) return m.steps_path_undecided()
    return door.good ? m.steps_path_good(door) : m.steps_path_detour(door)
  })
  if (words.length === 0) return m.steps_path_undecided()
  return words.reduce((before, after) => m.steps_path_then({ before, after }))
}

/** Who opened what, in which order, detours included. */
export function pathSentence(figure: PathFigure): string {
  const { scenes } = figure
  if (scenes.length === 0) return m.steps_path_nothing()
  const teams = teamsOn(figure)
  if (teams.length > mostTold) return teams.map((team) => counted(figure, team)).join(' ')
  const deciders = teams.length > 0 ? teams : [null]
  return scenes
    .map((scene) => {
      const ways = deciders.map((who) =>
        m.steps_path_say({ who: whoIs(who), moves: wayInWords(wayOf(scene, who)) })
      )
      return [scene.prompt, ...ways].join(' ')
    })
    .join(' ')
}

function counted({ scenes }: PathFigure, team: number): string {
  const doors = scenes.flatMap((scene) => wayOf(scene, team).filter((door) => door !== null))
  const good = doors.filter((door) => door.good).length
  const moves = [
    m.steps_path_doors({ count: good }),
    m.steps_path_detours({ count: doors.length - good })
  ]
  return m.steps_path_say({ who: whoIs(team), moves: moves.join(', ') })
}
