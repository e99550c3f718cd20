import { describe, expect, it } from 'vitest'
import { Outbox } from '../../client/play/outbox.svelte.ts'
import type { PlayerCommand } from '../../shared/commands.ts'
import type { Answer } from '../../shared/steps/kinds.ts'
import type { Reply } from '../../shared/protocol.ts'
import { memoryBox } from './memory-box.ts'

const b: Answer = { kind: 'choice', choices: ['b'] }
const c: Answer = { kind: 'choice', choices: ['c'] }

/** A session that answers when told to. */
function wire() {
  const sent: PlayerCommand[] = []
  const waiting: ((reply: Reply) => void)[] = []
  return {
    sent,
    send: (command: PlayerCommand) => {
      sent.push(command)
      return new Promise<Reply>((resolve) => waiting.push(resolve))
    },
    async reply(reply: Reply) {
      waiting.shift()?.(reply)
      await settled()
    }
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))
const pause = () => Promise.resolve()

function open(box = memoryBox()) {
  const line = wire()
  return { box, line, outbox: new Outbox({ box, gameId: 'g', send: line.send, pause }) }
}

describe('an answer on its way', () => {
  it('keeps how long the player took, however late it leaves', () => {
    const { box, line, outbox } = open()
    outbox.put(4, b, { reactionMs: 2345 })
    expect(line.sent[0]).toMatchObject({ reactionMs: 2345 })
    const again = open(box)
    expect(again.line.sent[0]).toMatchObject({ reactionMs: 2345 })
  })

  it('is written down before it is sent, and struck out once acknowledged', async () => {
    const { box, line, outbox } = open()
    outbox.put(4, b)
    expect(JSON.parse(box.kept.get('preau-outbox-g') ?? '')).toEqual([{ run: 4, answer: b }])
    expect(line.sent).toEqual([{ type: 'SubmitAnswer', run: 4, answer: b }])
    expect(outbox.letter(4)?.status).toBe('sending')
    expect(outbox.waiting).toBe(true)

    await line.reply({ ok: true })
    expect(outbox.letter(4)).toEqual({ run: 4, answer: b, status: 'saved' })
    expect(outbox.waiting).toBe(false)
    expect(box.kept.size).toBe(0)
  })

  it('leaves with the first choice: a second tap changes nothing', async () => {
    const { line, outbox } = open()
    outbox.put(4, b)
    outbox.put(4, c)
    await line.reply({ ok: true })
    outbox.put(4, c)
    expect(line.sent).toHaveLength(1)
    expect(outbox.letter(4)?.answer).toEqual(b)
  })

  it('is followed by how sure it is, whichever is acknowledged first', async () => {
    const { box, line, outbox } = open()
    outbox.put(4, b, { reactionMs: 900 })
    outbox.rate(4, b, 3)
    await line.reply({ ok: true })
    expect(outbox.letter(4)).toMatchObject({ confidence: 3, status: 'sending' })
    expect(JSON.parse(box.kept.get('preau-outbox-g') ?? '')).toMatchObject([{ confidence: 3 }])
    await line.reply({ ok: true })
    expect(line.sent.at(-1)).toMatchObject({ answer: b, reactionMs: 900, confidence: 3 })
    expect(outbox.letter(4)).toMatchObject({ confidence: 3, status: 'saved' })
  })

  it('survives a closed tab: the next page sends it again', async () => {
    const first = open()
    first.outbox.put(4, b)
    first.outbox.close()
    await first.line.reply({ ok: false, code: 'unknown_game' })

    const next = open(first.box)
    expect(next.outbox.letter(4)).toEqual({ run: 4, answer: b, status: 'sending' })
    expect(next.line.sent).toEqual([{ type: 'SubmitAnswer', run: 4, answer: b }])
    await next.line.reply({ ok: true })
    expect(next.box.kept.size).toBe(0)
  })

  it('keeps answers to several runs apart', async () => {
    const { box, line, outbox } = open()
    outbox.put(4, b)
    outbox.put(5, c)
    await line.reply({ ok: true })
    expect(outbox.letter(4)?.status).toBe('saved')
    expect(outbox.letter(5)?.status).toBe('sending')
    expect(JSON.parse(box.kept.get('preau-outbox-g') ?? '')).toEqual([{ run: 5, answer: c }])
  })

  it.each(['storage_failed', 'server_error', 'flooding', 'not_open'] as const)(
    'is sent again after %s, which passes',
    async (code) => {
      const { line, outbox } = open()
      outbox.put(4, b)
      await line.reply({ ok: false, code })
      expect(outbox.letter(4)?.status).toBe('sending')
      expect(outbox.refusal).toBeNull()
      await line.reply({ ok: true })
      expect(line.sent).toHaveLength(2)
      expect(outbox.letter(4)?.status).toBe('saved')
    }
  )

  it('gives up on a step that never opens', async () => {
    const { line, outbox } = open()
    outbox.put(4, b)
    for (let tries = 0; tries < 10; tries += 1) await line.reply({ ok: false, code: 'not_open' })
    expect(outbox.refusal).toEqual({ run: 4, code: 'not_open' })
    expect(line.sent).toHaveLength(10)
  })
})

describe('a refusal', () => {
  it('says why until the next answer, and is not tried again', async () => {
    const { box, line, outbox } = open()
    outbox.put(4, b)
    await line.reply({ ok: false, code: 'step_closed' })
    expect(outbox.refusal).toEqual({ run: 4, code: 'step_closed' })
    expect(outbox.letter(4)).toBeNull()
    expect(box.kept.size).toBe(0)

    outbox.put(5, c)
    expect(outbox.refusal).toBeNull()
  })

  it('stays silent when the seat has answered on another device', async () => {
    const { line, outbox } = open()
    outbox.put(4, b)
    await line.reply({ ok: false, code: 'already_answered' })
    expect(outbox.refusal).toBeNull()
    expect(outbox.letter(4)).toBeNull()
  })
})

it('starts empty when the storage holds something else', () => {
  const box = memoryBox()
  box.setItem('preau-outbox-g', '[{"run":"4"},null,{"run":4}]')
  expect(open(box).line.sent).toEqual([])
  box.setItem('preau-outbox-g', '{broken')
  expect(open(box).outbox.waiting).toBe(false)
})

describe('tabs of one seat', () => {
  it('leave each other what they have written', async () => {
    const box = memoryBox()
    const first = open(box)
    const second = open(box)
    first.outbox.put(4, b)
    second.outbox.put(5, c)
    await second.line.reply({ ok: true })
    // The first tab is closed without a word from the server: a third one sends its answer.
    first.outbox.close()
    const third = open(box)
    expect(third.line.sent).toEqual([{ type: 'SubmitAnswer', run: 4, answer: b }])
    await third.line.reply({ ok: true })
    expect(box.kept.size).toBe(0)
  })
})
