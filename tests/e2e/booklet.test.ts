import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Host } from '../load/host.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { answerOn } from './answering.ts'
import { newPage, sizes } from './pages.ts'

const browser = await launchChromium()
let server: ServerProcess
beforeAll(async () => {
  server = await ServerProcess.start()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function join(pin: string, name: string): Promise<Page> {
  const page = await newPage(browser, `${server.url}/j/${pin}`, { size: sizes.phone })
  await page.getByRole('textbox').fill(name)
  await page.getByRole('button', { name: 'Rejoindre' }).click()
  await page.getByRole('heading', { name }).waitFor()
  return page
}

async function openStep(host: Host): Promise<void> {
  if (host.phase === 'read') await host.move('Advance')
  await host.until('open')
}

const vote = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^\\S* ?${name}`, 'u') }).click()

describe('the booklet, live', () => {
  it(
    'plays an idea: both votes, counter-arguments on a wall, the argument, the shift',
    { timeout: 120_000 },
    async () => {
      const host = await Host.launch(server.url, hostPassword, {}, 'aect-idees')
      await host.send({ type: 'ChooseSections', sections: ['parler-anglais', 'bilan'] })
      const screen = await newPage(browser, `${server.url}/screen/${host.gameId}`, {
        size: sizes.laptop
      })
      const phones = await Promise.all(
        ['Amina', 'Yanis', 'Zoé'].map((name) => join(host.pin, name))
      )
      const [amina, yanis, zoe] = phones as [Page, Page, Page]

      await host.move('StartGame')
      await host.until('read')
      await openStep(host)
      await vote(amina, 'Tout à fait d’accord')
      await vote(yanis, 'Plutôt d’accord')
      await vote(zoe, 'Sans avis')
      await host.until('reveal')
      await screen.getByText('33').first().waitFor()

      await host.move('Advance')
      await host.until('read')
      await openStep(host)
      for (const [n, page] of phones.entries()) {
        await page
          .getByRole('textbox')
          .fill(['La francophonie', 'la francophonie', 'Un interprète'][n] ?? '')
        await page.getByRole('button', { name: 'Envoyer' }).click()
      }
      // They wait for the trainer, who may read them first.
      await expect.poll(() => host.view?.screen.answers.received).toBe(3)
      expect(host.phase).toBe('open')
      await host.move('CloseStep')
      await host.until('reveal')
      await screen.getByText('La francophonie', { exact: true }).waitFor()
      await screen.getByText('×2').waitFor()
      const run = host.view?.screen.step?.run ?? 0
      const text = 'un interprete'
      await host.send({ type: 'ModerateTexts', run, act: { do: 'hide', text } })
      await screen.getByText('Un interprète', { exact: true }).waitFor({ state: 'hidden' })
      await host.send({ type: 'ModerateTexts', run, act: { do: 'show', text } })
      await host.send({ type: 'ModerateTexts', run, act: { do: 'highlight', text } })
      await expect.poll(() => screen.locator('.highlighted').innerText()).toContain('Un interprète')

      // The argument: in parts on the screen, whole on phones, with its words explained.
      await host.move('Advance')
      await host.until('reveal')
      await screen.getByText('1 sur').waitFor()
      await amina.getByText(/vous pourrez toujours trouver un interprète/u).waitFor()
      await amina
        .getByRole('button', { name: /^association internationale des maires/u })
        .first()
        .click()
      await amina
        .getByRole('dialog')
        .getByText(/projets de coopération spécifiques/u)
        .first()
        .waitFor()
      await amina.keyboard.press('Escape')
      while (host.phase === 'reveal') {
        const { flow } = host.view ?? { flow: 0 }
        await host.move('Advance')
        await expect.poll(() => host.view?.flow).not.toBe(flow)
      }

      await openStep(host)
      await vote(amina, 'Pas du tout d’accord')
      await vote(yanis, 'Plutôt d’accord')
      await vote(zoe, 'Plutôt pas d’accord')
      await host.until('reveal')
      const sentence = 'Sur 3, 2 ont changé d’avis. 2 s’éloignent de l’idée reçue.'
      await screen.getByText(sentence).first().waitFor()
      await screen.getByText('67').first().waitFor()
      await expect.poll(() => screen.locator('svg.texts path[stroke]').count()).toBe(3)
      await amina.getByText(sentence).waitFor()
      await expect.poll(() => amina.locator('svg.signs path[stroke]').count()).toBe(3)
      expect(await amina.getByRole('table').innerText()).toContain('Pas du tout d’accord')

      await host.move('Advance')
      await screen.getByRole('heading', { name: /bougé/u }).waitFor()
      // Of one idea none stands out: its shares are told.
      await expect.poll(() => screen.getByRole('row').count()).toBe(2)
      expect(await screen.getByRole('heading', { name: /^La plus/u }).count()).toBe(0)
      host.close()
      for (const page of [...phones, screen]) await page.context().close()
    }
  )

  it('explains the words of an idea while it is read and voted on, not those of a question', async () => {
    const told = async (activityId: string, word: string) => {
      const host = await Host.launch(server.url, hostPassword, {}, activityId)
      const screen = await newPage(browser, `${server.url}/screen/${host.gameId}`, {
        size: sizes.laptop
      })
      const phone = await join(host.pin, 'Amina')
      const pages = [screen, phone]
      await host.move('StartGame')
      await host.until('read')
      for (const page of pages) await page.getByRole('heading', { name: word }).waitFor()
      const counts = async () =>
        Promise.all(pages.map((page) => page.getByRole('button', { name: word }).count()))
      return { host, pages, counts }
    }
    const idea = await told('aect-idees', 'AECT')
    await expect.poll(idea.counts).toEqual([1, 1])
    for (const page of idea.pages) {
      await page.getByRole('button', { name: 'AECT' }).click()
      await page.getByRole('dialog').getByText('Action extérieure des collectivités').waitFor()
    }
    const question = await told('aect-quiz', 'AECT')
    expect(await question.counts()).toEqual([0, 0])
    for (const { host, pages } of [idea, question]) {
      host.close()
      for (const page of pages) await page.context().close()
    }
  })

  it(
    'plays a whole role-play in two teams, whose spokesperson leaves',
    { timeout: 180_000 },
    async () => {
      const teams = { count: 2, made: 'drawn', answers: 'spokesperson', mean: 'present' } as const
      const host = await Host.launch(server.url, hostPassword, { teams }, 'aect-roles')
      await host.send({ type: 'ChooseSections', sections: ['partenaire'] })
      const screen = await newPage(browser, `${server.url}/screen/${host.gameId}`, {
        size: sizes.laptop
      })
      const names = ['Amina', 'Yanis', 'Zoé', 'Léo']
      const phones: Page[] = []
      for (const name of names) phones.push(await join(host.pin, name))
      const speakers = () =>
        (host.view?.screen.teams ?? [])
          .toSorted((a, b) => a.team - b.team)
          .map(({ spokesperson }) => spokesperson)
      await expect.poll(speakers).toHaveLength(2)

      await host.move('StartGame')
      await host.until('reveal')
      let hasLeft = false
      const gone = new Set<string>()
      for (let moves = 0; moves < 60 && host.phase !== 'ended'; moves += 1) {
        const flow = host.view?.flow
        if (host.phase === 'read') {
          await host.move('Advance')
          await host.until('open')
          if (!hasLeft) {
            hasLeft = true
            const [speaker = ''] = speakers()
            gone.add(speaker ?? '')
            await phones[names.indexOf(speaker ?? '')]?.context().close()
            // After the grace of a lost link another member speaks.
            await expect.poll(() => speakers()[0], { timeout: 20_000 }).not.toBe(speaker)
          }
          for (const speaker of speakers()) {
            const page = phones[names.indexOf(speaker ?? '')]
            if (!page) throw new Error(`${speaker} speaks for nobody`)
            await page.getByText('Vous répondez pour votre équipe.').waitFor()
            await page
              .getByRole('group', { name: /^Que faire/u })
              .locator('button:not([aria-disabled=true])')
              .first()
              .waitFor()
            const { step } = host.view?.screen ?? {}
            if (step) await answerOn(page, step)
          }
          await host.until('reveal')
          continue
        }
        const again = host.view?.allowed.includes('PlayAnotherRound')
        await host.move(again ? 'PlayAnotherRound' : 'Advance')
        await expect.poll(() => host.view?.flow).not.toBe(flow)
      }
      expect(host.phase).toBe('ended')
      const played = host.view?.screen.recap ?? []
      const scenes = played.flatMap(({ step }) => (step.kind === 'decision' ? [step] : []))
      expect(scenes.length).toBeGreaterThan(3)
      expect(scenes.every(({ correction }) => correction?.decided.length === 2)).toBe(true)
      const path = played.find(({ step }) => step.kind === 'slide' && step.figure?.name === 'path')
      expect(path).toBeDefined()

      // Everyone keeps a road map.
      const [left] = names.filter((name) => !gone.has(name))
      const page = phones[names.indexOf(left ?? '')]
      await page?.getByText('Votre feuille de route').waitFor()
      await page?.getByText('Les acteurs').first().waitFor()
      host.close()
      for (const one of [...phones, screen]) await one.context().close()
    }
  )
})
