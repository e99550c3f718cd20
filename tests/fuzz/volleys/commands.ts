import { commandSchema } from '../../../server/socket/schemas.ts'
import { readUntrusted } from '../../../server/untrusted.ts'
import { protocolVersion, type Handshake } from '../../../shared/protocol.ts'
import type { Random } from '../../load/random.ts'
import { mutatedJson, strangeJson } from '../strange.ts'
import type { Target } from '../target.ts'
import { exchange, frame, onceOpen, upgradeRequest } from '../wire.ts'
import { some, statusFaults, type Volley } from './volley.ts'

/** Fewer than a socket may send in ten seconds. */
const mostTogether = 50

/** Events with an acknowledgement, from a seat, a screen or the trainer's console: all must be refused. */
export const commands: Volley = async (random, target) => {
  const { auth, headers } = identity(random, target)
  const inputs = some(random, mostTogether)
  const events = Array.from({ length: inputs }, (_, id) => event(random, id))
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

/** As anybody may be: a player with a seat of their own, a projector, the trainer. */
export function identity(random: Random, target: Target): { auth: Handshake; headers: string[] } {
  const { gameId } = target.host
  const role = random.pick(['player', 'player', 'host', 'host', 'screen'] as const)
  const protocol = protocolVersion
  if (role === 'player') {
    return { auth: { protocol, role, gameId, token: target.aSeat(random).token }, headers: [] }
  }
  return {
    auth: { protocol, role, gameId },
    headers: role === 'host' ? [`Cookie: ${target.cookie}`] : []
  }
}

/** Right in form, wrong in this moment: another run, another move of the game, nobody's choice. */
const untimely: readonly object[] = [
  { type: 'SubmitAnswer', run: 2, answer: { kind: 'choice', choices: ['zz'] }, reactionMs: 900 },
  { type: 'SubmitAnswer', run: 2, answer: { kind: 'choice', choices: [] } },
  { type: 'SubmitAnswer', run: 1, answer: { kind: 'choice', choices: ['a'] }, reactionMs: 0 },
  { type: 'SubmitAnswer', run: 999, answer: { kind: 'choice', choices: ['a'] } },
  { type: 'Rename', name: 'Trop tard' },
  { type: 'DrawAnotherName' },
  { type: 'Advance', flow: 777_777 },
  { type: 'CloseStep', flow: 0 },
  { type: 'EndGame', flow: 999 },
  { type: 'LookBack', run: 77 },
  // Of another kind than the question that is open, or for a game that has neither teams, sections nor texts.
  { type: 'SubmitAnswer', run: 2, answer: { kind: 'opinion', option: 'a' } },
  { type: 'SubmitAnswer', run: 2, answer: { kind: 'words', texts: ['mot', 'autre'] } },
  { type: 'SubmitAnswer', run: 2, answer: { kind: 'order', items: ['a', 'b', 'c'] } },
  { type: 'SubmitAnswer', run: 2, answer: { kind: 'estimate', value: 12 }, confidence: 3 },
  { type: 'SubmitAnswer', run: 2, answer: { kind: 'decision', move: 'a' } },
  { type: 'ChooseTeam', team: 1 },
  { type: 'HandOver' },
  { type: 'PlayAnotherRound', flow: 3 },
  { type: 'TakeBreak', flow: 3 },
  { type: 'ChooseSections', sections: ['debut'] },
  { type: 'ModerateTexts', run: 2, act: { do: 'hide', text: 'mot' } },
  { type: 'ModerateTexts', run: 2, act: { do: 'merge', text: 'mot', into: 'autre' } },
  { type: 'ModerateTexts', run: 2, act: { do: 'sort', by: 'time' } },
  { type: 'MoveToTeam', playerId: 'personne', team: 2 },
  { type: 'NameTeam', team: 1, name: 'Les As' },
  { type: 'NameSpokesperson', playerId: 'personne' },
  { type: 'DrawTeams' },
  { type: 'BalanceTeams' },
  { type: 'SetTeamAnswers', answers: 'each' }
]

/** Good at any time: only what spoils their form makes them bad. */
const timely: readonly object[] = [
  { type: 'AskExtraTime', extraTime: 'x2' },
  { type: 'HideNames' },
  { type: 'LockJoining' },
  { type: 'RemoveNewcomers' },
  // Nobody has this seat: there is nothing to do, which is no refusal.
  { type: 'RemovePlayer', playerId: 'personne' },
  { type: 'LookBack', run: null }
]
const timelyTypes: ReadonlySet<unknown> = new Set([
  ...timely.map((command) => (command as { type: string }).type),
  'OpenJoining',
  'ShowNames'
])

/** The JSON of a command that must change nothing. */
export function badCommand(random: Random): string {
  if (random.chance(0.15)) return strangeJson(random)
  if (random.chance(0.2)) return JSON.stringify(random.pick(untimely))
  const text = mutatedJson(random, random.pick([...untimely, ...timely]))
  const good = readUntrusted(commandSchema, JSON.parse(text))
  return good && timelyTypes.has(good.type) ? '{}' : text
}

function event(random: Random, id: number): string {
  if (random.chance(0.9)) return `42${id}["command",${badCommand(random)}]`
  // Nobody waits for what comes of it.
  const more = Array.from(
    { length: Math.floor(random.between(0, 4)) },
    () => `,${badCommand(random)}`
  )
  return `42["command",${badCommand(random)}${more.join('')}]`
}
