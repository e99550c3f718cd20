import { setTimeout as wait } from 'node:timers/promises'
import { rightLetters } from '../e2e/oracle.ts'
import type { Host } from '../load/host.ts'
import type { OldPage } from './page.ts'

/** The choices that can be pressed now: until the clock starts they are only kept a place. */
const choice = ['label', 'button:not([aria-disabled=true])']
  .map((one) => `.answering:not([inert]) .answers ${one}`)
  .join(', ')

/** A phone that knows everything, in a browser of any age. */
export interface Phone {
  readonly name: string
  readonly page: OldPage
}

export async function join({ name, page }: Phone): Promise<void> {
  await page.type('form input', name)
  await page.press('form button[type=submit]')
  await page.untilText('Code personnel')
}

/** Answers the question that is open, right, and sees that the answer is stored. */
export async function answer({ page }: Phone, question: number): Promise<void> {
  const letters = rightLetters[question] ?? ''
  for (const letter of letters) await page.press(choice, 'ABCDEF'.indexOf(letter))
  if (await page.evaluate<boolean>(`document.querySelector('.send') !== null`))
    await page.press('.send')
  await page.until(`/Réponse enregistrée|Explication/.test(document.body.innerText)`)
}

/** Plays the questions up to `last`, counted from 0, then the podium and the end. */
export async function playQuestions(
  host: Host,
  phones: readonly Phone[],
  last: number,
  look: (moment: string) => Promise<void> = () => Promise.resolve()
): Promise<void> {
  await host.move('StartGame')
  for (let question = 0; question <= last; question += 1) {
    await host.until('read')
    await host.move('Advance')
    await host.until('open')
    for (const phone of phones) {
      // Somebody's phone is loaded again in the middle of a question.
      if (question % 6 === 1) await phone.page.reload()
      if (phone === phones[0]) {
        await phone.page.until(`document.querySelector('${choice}')`)
        await look(`question-${question + 1}`)
      }
      await answer(phone, question)
    }
    await host.until('reveal')
    for (const { page } of phones) await page.untilText('Explication')
    await look(`correction-${question + 1}`)
    if (question < last) await untilRead(host)
  }
  await host.move('EndGame')
  await host.until('podium')
  for (const { page } of phones) await page.until(`/podium|Vous/i.test(document.body.innerText)`)
  await look('podium')
  await host.move('Advance')
  await host.until('ended')
  for (const { page } of phones) await page.untilText('Imprimer')
  await look('end')
}

/** Past the standings, where there are some. */
async function untilRead(host: Host): Promise<void> {
  while (host.phase !== 'read') {
    const { phase } = host
    await host.move('Advance')
    while (host.phase === phase) await wait(20)
  }
}
