import { request as httpRequest } from 'node:http'
import type { Random } from '../../load/random.ts'
import { mutatedText } from '../mutate.ts'
import { mutatedJson, strangeJson, strangeText } from '../strange.ts'
import type { Target } from '../target.ts'
import { exchange, frame, onceOpen, upgradeRequest } from '../wire.ts'
import { badCommand, identity } from './commands.ts'
import { some, statusFaults, type Outcome, type Volley } from './volley.ts'

/** Engine.IO and Socket.IO packets that no client sends; the first that cannot be read ends the link. */
export const packets: Volley = async (random, target) => {
  const { scene, auth, headers } = identity(random, target)
  const bad = () => badCommand(random, scene, target)
  const inputs = some(random, 5)
  const hello = random.chance(0.8) ? [frame(`40${JSON.stringify(auth)}`)] : []
  const all = Array.from({ length: inputs }, () => random.pick(kinds)(random, bad))
  return spoken(
    inputs,
    await exchange(
      target.port,
      () => upgradeRequest(target.port, headers),
      onceOpen(Buffer.concat([...hello, ...all]))
    )
  )
}

/** What a socket says of itself, not quite right. */
export const handshakes: Volley = async (random, target) => {
  const { auth, headers } = identity(random, target)
  const said = random.chance(0.2) ? strangeJson(random) : mutatedJson(random, auth)
  return spoken(
    1,
    await exchange(
      target.port,
      () => upgradeRequest(target.port, headers),
      onceOpen(frame(`40${random.chance(0.1) ? mutatedText(random, said) : said}`))
    )
  )
}

/** The same over polling, where a request carries several packets. */
export const polled: Volley = async (random, target) => {
  const path = '/socket.io/?EIO=4&transport=polling'
  const hello = await ask(target, 'GET', path)
  const sid = /"sid":"([^"]+)"/u.exec(hello.body)?.[1]
  if (sid === undefined) return { inputs: 1, faults: [`no polling: ${hello.status}`] }
  const inputs = some(random, 3)
  const { scene, auth } = identity(random, target)
  const bad = () => badCommand(random, scene, target)
  const all = Array.from({ length: inputs }, () => text(random, bad))
  const words = [`40${JSON.stringify(auth)}`, ...all].join('\x1e')
  const said = random.chance(0.3) ? mutatedText(random, words) : words
  const { status } = await ask(target, 'POST', `${path}&sid=${sid}`, said)
  // Lets the session go, so that it does not wait for its own end.
  await ask(target, 'POST', `${path}&sid=${sid}`, '1')
  return { inputs, faults: status >= 500 ? [`answered ${status}`] : [] }
}

function spoken(
  inputs: number,
  { received, fault }: Awaited<ReturnType<typeof exchange>>
): Outcome {
  return { inputs, faults: [...statusFaults(received), ...(fault === null ? [] : [fault])] }
}

/** Draws the JSON of a command that must change nothing where it is sent. */
type Bad = () => string

const anId = (random: Random) => random.pick(['', '0', '7', '-1', '9007199254740993', '1e5', '٣'])
const event = (random: Random, bad: Bad) =>
  `[${random.pick(['"command"', '"time"', '"disconnect"', '"connect"', '"error"', '"newListener"', 'null', '1', '{}'])},${bad()}]`

const texts: readonly ((random: Random, bad: Bad) => string)[] = [
  (random, bad) => `42${anId(random)}${event(random, bad)}`,
  (random) => `42${anId(random)}${strangeJson(random)}`,
  (random) => `43${anId(random)}${strangeJson(random)}`,
  (random) => `4${Math.floor(random.between(0, 10))}${strangeText(random, 300)}`,
  (random) => `${Math.floor(random.between(0, 10))}${strangeText(random, 300)}`,
  (random) => `40/${strangeText(random, 40)},${strangeJson(random)}`,
  (random, bad) => `42/${strangeText(random, 40)},${event(random, bad)}`,
  // Binary attachments that are announced, missing, or too many.
  (random) =>
    `45${random.pick(['1', '0', '-1', '99999999', '', '1e9'])}-["command",{"_placeholder":true,"num":${random.pick(['0', '1', '-1', '"a"', '1e9'])}}]`,
  (random) => `46${random.pick(['1', '2', ''])}-7[{"_placeholder":true,"num":0}]`,
  () => '41',
  () => '40',
  () => '1',
  (random) => random.pick(['2probe', '3probe', '5', '6', '2', '3', 'b', 'bAAAA', 'bé'])
]

function text(random: Random, bad: Bad): string {
  const whole = random.pick(texts)(random, bad)
  return random.chance(0.25) ? mutatedText(random, whole) : whole
}

const kinds: readonly ((random: Random, bad: Bad) => Buffer)[] = [
  (random, bad) => frame(text(random, bad).slice(0, 20_000)),
  (random, bad) => frame(text(random, bad)),
  (random, bad) => frame(text(random, bad)),
  (random, bad) =>
    Buffer.concat([
      frame('451-["command",{"_placeholder":true,"num":0}]'),
      frame(text(random, bad), { opcode: 2 })
    ])
]

function ask(
  { port }: Target,
  method: string,
  path: string,
  body = ''
): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, method, path, agent: false }
    const asked = httpRequest(
      { ...options, headers: { 'content-type': 'text/plain' } },
      (answer) => {
        let read = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => (read += chunk))
        answer.on('close', () => resolve({ status: answer.statusCode ?? 0, body: read }))
      }
    )
    asked.on('error', () => resolve({ status: 0, body: '' }))
    asked.end(body)
  })
}
