import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadLibrary } from '../../server/library/load.ts'
import type { PinInfo } from '../../shared/protocol.ts'
import { closingLines, help, phaseLine, refusalSentence } from './bots-text.ts'
import { Crowd } from './crowd.ts'
import { Refused, request } from './http.ts'
import { drawPerson, knowledgeOf, skilled } from './skill.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

function giveUp(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        pin: { type: 'string' },
        players: { type: 'string', default: '30' },
        url: { type: 'string', default: 'http://127.0.0.1:3000' },
        skill: { type: 'string', default: '0.65' },
        seed: { type: 'string', default: String(randomInt(1_000_000)) },
        help: { type: 'boolean', default: false }
      }
    })
    return values
  } catch (error) {
    return giveUp(`${(error as Error).message}\n${help}`)
  }
}

function within(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return value
  return giveUp(`--${name} : un nombre de ${least} à ${most} est attendu, pas « ${text} ».`)
}

const options = readOptions()
if (options.help) {
  say(help)
  process.exit(0)
}
const pin = (options.pin ?? '').replaceAll(' ', '')
if (pin === '') giveUp(`Il manque le code de la partie : --pin 123456\n${help}`)
if (!URL.canParse(options.url)) giveUp(`--url : « ${options.url} » n’est pas une adresse.`)
const url = new URL(options.url).origin
const players = within('players', options.players, 1, 20_000)
const skill = within('skill', options.skill, 0, 1)
const seed = within('seed', options.seed, 0, 2 ** 32 - 1)

function explain(error: unknown): never {
  if (error instanceof Refused) return giveUp(refusalSentence(error.code))
  if (error instanceof TypeError) return giveUp(`Aucun Préau ne répond à ${url}.`)
  throw error
}

const { value: game } = await request<PinInfo>('GET', `${url}/api/pins/${pin}`).catch(explain)
const knowledge = knowledgeOf(loadLibrary(join(import.meta.dirname, '../../content')).activities)
const crowd = new Crowd({
  url,
  pin,
  players,
  seed,
  names: game.names,
  behaviour: (random) => skilled(random, drawPerson(random, skill), knowledge)
})

function close(): never {
  crowd.leave()
  for (const line of closingLines(crowd.bots)) say(line)
  process.exit(0)
}

say(`« ${game.title} » : ${players} participants entrent, niveau ${skill}, --seed ${seed}`)
process.once('SIGINT', close)
await crowd.join().catch((error: unknown) => {
  crowd.leave()
  explain(error)
})
say(`Ils sont ${crowd.bots.length}, en ${(crowd.joinedMs / 1000).toFixed(1)} s.`)
crowd.onView = (view) => say(phaseLine(view))
await crowd.until('at the end', (bot) => bot.seat?.recap != null || bot.ended !== null, Infinity)
close()
