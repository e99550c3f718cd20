import { z } from 'zod'
import type { ClientCommand } from '../../shared/commands.ts'
import type { Answer } from '../../shared/steps/kinds.ts'
import type { TextAct } from '../../shared/steps/words.ts'
import { mostTeams } from '../../shared/teams.ts'
import { itemId } from '../library/steps/items.ts'
import { answerSchemas } from '../library/steps/registry.ts'
import { protocolVersion, type Handshake } from '../../shared/protocol.ts'

const id = z.string().min(1).max(64)
const flow = z.number().int().min(0).max(1_000_000)
const run = z.number().int().min(1).max(1_000_000)

const [firstAnswer, ...otherAnswers] = answerSchemas
if (!firstAnswer) throw new Error('no kind of step takes answers')
const answer: z.ZodType<Answer> = z.union([firstAnswer, ...otherAnswers])

const team = z.number().int().min(1).max(mostTeams)
/** What a text folds to. */
const text = itemId

const textAct: z.ZodType<TextAct> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['hide', 'show', 'highlight', 'dim', 'split']), text }),
  z.strictObject({ do: z.literal('merge'), text, into: text }),
  z.strictObject({ do: z.literal('sort'), by: z.enum(['count', 'time', 'team']) }),
  z.strictObject({ do: z.literal('look'), as: z.enum(['cloud', 'list', 'wall']) })
])

const flowTypes = [
  'StartGame',
  'Advance',
  'CloseStep',
  'AddTime',
  'PauseClock',
  'ResumeClock',
  'SkipStep',
  'ReplayStep',
  'PlayAnotherRound',
  'TakeBreak',
  'EndGame'
] as const

const plainTypes = [
  'OpenJoining',
  'LockJoining',
  'HideNames',
  'ShowNames',
  'RemoveNewcomers',
  'LeaveSection',
  'DrawTeams',
  'BalanceTeams'
] as const

const extraTime = z.enum(['x4/3', 'x1.5', 'x2', 'none'])

const playerTypes = [
  'SubmitAnswer',
  'Rename',
  'DrawAnotherName',
  'AskExtraTime',
  'ChooseTeam',
  'HandOver'
] as const
const playerTypeSet: ReadonlySet<string> = new Set(playerTypes)

/** Everything a client may send as `command`; who may send what is told by `isPlayerCommand`. */
export const commandSchema: z.ZodType<ClientCommand> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('SubmitAnswer'),
    run,
    answer,
    reactionMs: z.number().int().min(0).max(3_600_000).exactOptional(),
    confidence: z.literal([1, 2, 3]).exactOptional()
  }),
  // Longer than any name: too long a name gets its own sentence, not "bad message".
  z.strictObject({ type: z.literal('Rename'), name: z.string().max(200) }),
  z.strictObject({ type: z.literal('DrawAnotherName') }),
  z.strictObject({ type: z.literal('AskExtraTime'), extraTime: extraTime.nullable() }),
  z.strictObject({ type: z.literal('ChooseTeam'), team }),
  z.strictObject({ type: z.literal('HandOver') }),
  z.strictObject({ type: z.enum(flowTypes), flow }),
  z.strictObject({ type: z.enum(plainTypes) }),
  z.strictObject({ type: z.enum(['RemovePlayer', 'NameSpokesperson']), playerId: id }),
  z.strictObject({ type: z.literal('LookBack'), run: run.nullable() }),
  z.strictObject({ type: z.literal('ChooseSections'), sections: z.array(text).max(400) }),
  z.strictObject({ type: z.literal('ModerateTexts'), run, act: textAct }),
  z.strictObject({ type: z.literal('MoveToTeam'), playerId: id, team }),
  z.strictObject({ type: z.literal('NameTeam'), team, name: z.string().max(200).nullable() }),
  z.strictObject({
    type: z.literal('SetTeamAnswers'),
    answers: z.enum(['each', 'spokesperson', 'consensus'])
  })
])

/** Is this for players to send? Everything else is the host's. */
export function isPlayerCommand(
  command: ClientCommand
): command is Extract<ClientCommand, { type: (typeof playerTypes)[number] }> {
  return playerTypeSet.has(command.type)
}

const protocol = z.literal(protocolVersion)

/** What a socket says of itself when connecting. */
export const handshakeSchema: z.ZodType<Handshake> = z.discriminatedUnion('role', [
  z.strictObject({
    protocol,
    role: z.literal('player'),
    gameId: id,
    token: id,
    page: id.exactOptional()
  }),
  z.strictObject({ protocol, role: z.literal('screen'), gameId: id }),
  z.strictObject({ protocol, role: z.literal('host'), gameId: id })
])
