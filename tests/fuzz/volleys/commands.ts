import { commandSchema } from '../../../server/socket/schemas.ts'
import { readUntrusted } from '../../../server/untrusted.ts'
import type { ClientCommand } from '../../../shared/commands.ts'
import { protocolVersion, type Handshake } from '../../../shared/protocol.ts'
import type { Random } from '../../load/random.ts'
import type { Scene } from '../scene.ts'
import { mutatedJson, strangeJson } from '../strange.ts'
import type { Target } from '../target.ts'
import { exchange, frame, onceOpen, upgradeRequest } from '../wire.ts'
import { some, statusFaults, type Volley } from './volley.ts'

/** Fewer than a socket may send in ten seconds. */
const mostTogether = 50

/** Events with an acknowledgement, from a seat, a screen or the trainer's console: all must be refused. */
export const commands: Volley = async (random, target) => {
  const { scene, auth, headers } = identity(random, target)
  const inputs = some(random, mostTogether)
  const bad = () => badCommand(random, scene, target)
  const events = Array.from({ length: inputs }, (_, id) => event(random, id, bad))
  const questions = events.filter((event) => /^42\d/u.test(event)).length
  const { received, fault } = await exchange(
    target.port,
    () => upgradeRequest(target.port, headers),
    onceOpen(frame(`40${JSON.stringify(auth)}`)),
    (soFar) =>
      /4[04]\{/u.test(soFar) ? Buffer.concat(events.map((event) => frame(event))) : undefined,
    (soFar) => (answered(soFar) >= questions ? null : undefined)
  )
  const faults = [...statusFaults(received), ...(fault === null ? [] : [fault])]
  const accepted = [...received.matchAll(/43(\d+)\[\{"ok":true/gu)]
  faults.push(...accepted.map(([, id]) => `accepted ${events[Number(id)]}`))
  return { inputs, faults }
}

function answered(received: string): number {
  return received.match(/43\d+\[/gu)?.length ?? 0
}

export interface Identity {
  readonly scene: Scene
  readonly auth: Handshake
  readonly headers: string[]
}

/** As anybody may be: a player with a seat of their own, a projector, the trainer. */
export function identity(random: Random, target: Target): Identity {
  const scene = target.aScene(random)
  const { gameId } = scene.host
  const role = random.pick(['player', 'player', 'host', 'host', 'screen'] as const)
  const protocol = protocolVersion
  if (role === 'player') {
    const { token } = random.pick(scene.seats)
    return { scene, auth: { protocol, role, gameId, token }, headers: [] }
  }
  const headers = role === 'host' ? [`Cookie: ${target.cookie}`] : []
  return { scene, auth: { protocol, role, gameId }, headers }
}

/** Right in form, wrong in this moment: another run, another move of the game, nobody's choice. */
function untimely(random: Random, { run, step }: Scene, { scenes }: Target): readonly object[] {
  // Of another kind than what is open, or of a run that is over or never was.
  const others = scenes.filter((other) => other.step.kind !== step.kind)
  const other = random.pick(others).goodAnswer(random)
  const answer = random.pick(scenes).goodAnswer(random)
  return [
    { type: 'SubmitAnswer', run, answer: { kind: 'choice', choices: ['zz'] }, reactionMs: 900 },
    { type: 'SubmitAnswer', run, answer: { kind: 'choice', choices: [] } },
    { type: 'SubmitAnswer', run, answer: other, confidence: 3 },
    { type: 'SubmitAnswer', run: run - 1, answer, reactionMs: 0 },
    { type: 'SubmitAnswer', run: 999, answer },
    { type: 'Rename', name: 'Trop tard' },
    { type: 'DrawAnotherName' },
    { type: 'Advance', flow: 777_777 },
    { type: 'CloseStep', flow: 0 },
    { type: 'EndGame', flow: 999 },
    { type: 'PlayAnotherRound', flow: 888 },
    { type: 'TakeBreak', flow: 888 },
    { type: 'LookBack', run: 77 },
    { type: 'TurnPage', page: 1, flow: 777_777 },
    { type: 'HandOver' },
    { type: 'ChooseTeam', team: 12 },
    { type: 'ChooseSections', sections: ['debut'] },
    { type: 'ModerateTexts', run, act: { do: 'hide', text: 'rien' } },
    { type: 'ModerateTexts', run, act: { do: 'merge', text: 'rien', into: 'personne' } },
    { type: 'ModerateTexts', run, act: { do: 'split', text: 'rien' } },
    { type: 'MoveToTeam', playerId: 'personne', team: 2 },
    { type: 'NameSpokesperson', playerId: 'personne' },
    { type: 'NameTeam', team: 12, name: 'Les As' },
    { type: 'DrawTeams' },
    { type: 'BalanceTeams' },
    { type: 'LeaveSection' },
    { type: 'SetTeamAnswers', answers: 'each' }
  ]
}

/** Good as they are, or now and then: only what spoils their form makes them bad. */
function timely(random: Random, scene: Scene): readonly object[] {
  const { run } = scene
  const answer = scene.goodAnswer(random)
  return [
    { type: 'SubmitAnswer', run, answer, reactionMs: 700 },
    { type: 'SubmitAnswer', run, answer, confidence: 2 },
    { type: 'SubmitAnswer', run, answer },
    { type: 'ModerateTexts', run, act: { do: 'sort', by: 'time' } },
    { type: 'AskExtraTime', extraTime: 'x2' },
    { type: 'HideNames' },
    { type: 'LockJoining' },
    { type: 'TurnAway', playerIds: ['personne'] },
    // Nobody has this seat: there is nothing to do, which is no refusal.
    { type: 'RemovePlayer', playerId: 'personne' },
    { type: 'LookBack', run: null },
    { type: 'ChooseTeam', team: 1 },
    { type: 'NameTeam', team: 1, name: 'Les As' }
  ]
}

/** Would it do what it asks for? */
function isGood(command: ClientCommand | null, scene: Scene): boolean {
  switch (command?.type) {
    case 'SubmitAnswer':
      return command.run === scene.run && scene.takes(command.answer)
    case 'ModerateTexts':
      return command.act.do === 'sort'
    case 'LookBack':
      return command.run === null
    case 'ChooseTeam':
    case 'NameTeam':
      return command.team <= 2
    case 'AskExtraTime':
    case 'HideNames':
    case 'ShowNames':
    case 'LockJoining':
    case 'OpenJoining':
    case 'TurnAway':
    case 'RemovePlayer':
      return true
    default:
      return false
  }
}

/** The JSON of a command that must change nothing in this scene. */
export function badCommand(random: Random, scene: Scene, target: Target): string {
  if (random.chance(0.15)) return strangeJson(random)
  const wrong = untimely(random, scene, target)
  if (random.chance(0.2)) return JSON.stringify(random.pick(wrong))
  const text = mutatedJson(random, random.pick([...wrong, ...timely(random, scene)]))
  return isGood(readUntrusted(commandSchema, JSON.parse(text)), scene) ? '{}' : text
}

function event(random: Random, id: number, bad: () => string): string {
  if (random.chance(0.9)) return `42${id}["command",${bad()}]`
  // Nobody waits for what comes of it.
  const more = Array.from({ length: Math.floor(random.between(0, 4)) }, () => `,${bad()}`)
  return `42["command",${bad()}${more.join('')}]`
}
