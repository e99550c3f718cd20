import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { complaintsOf } from './complaints.ts'
import { newPage, sizes } from './pages.ts'

const teams = { count: 12, made: 'drawn', answers: 'each', mean: 'present' } as const

it('RANK-4, TEAM-2 twelve teams are ranked on the screen and on phones, each with its mark', async () => {
  const server = await ServerProcess.start()
  const browser = await launchChromium()
  const host = await server.launch({ teams })
  const behaviour = (random: Parameters<typeof evenly>[0]) => evenly(random, 200)
  const crowd = new Crowd({ url: server.url, pin: host.pin, players: 12, seed: 3, behaviour })
  try {
    await crowd.join()
    await crowd.settled()
    await host.move('StartGame')
    await host.until('read')
    for (const [team, letter] of [
      [1, 'W'],
      [6, 'M']
    ] as const) {
      await host.send({ type: 'NameTeam', team, name: letter.repeat(20) })
    }

    // Who comes late is told the team too.
    const csp = { bypassCSP: true }
    const phone = await newPage(
      browser,
      `${server.url}/j/${host.pin}`,
      { size: sizes.smallPhone },
      csp
    )
    await phone.getByRole('textbox').fill('Wilhelmine-Charlotte')
    await phone.getByRole('button', { name: 'Rejoindre' }).click()
    const header = phone.locator('header')
    await expect.poll(() => header.innerText()).toMatch(/Wilhelmine-Charlotte\s+(Les |WWW|MMM)/u)
    const own = (await header.locator('.team').innerText()).trim()

    const screens: Page[] = []
    for (const size of [sizes.projector, sizes.laptop]) {
      screens.push(await newPage(browser, `${server.url}/screen/${host.gameId}`, { size }, csp))
    }
    const complaints = async () => {
      const windows = [phone, ...screens].map((page) => {
        const audience = page === phone ? ('phone' as const) : ('screen' as const)
        return { name: audience, audience, theme: 'light' as const, size: sizes.laptop, page }
      })
      return (await Promise.all(windows.map(complaintsOf))).flat()
    }

    // It may have opened by itself by now.
    await host.move('Advance').catch(() => undefined)
    await host.until('open')
    await phone.getByText('les jumelages').click()
    await host.until('reveal')
    await host.move('Advance')
    await host.until('standings')
    for (const screen of screens) {
      const lanes = screen.locator('.track > li')
      await expect.poll(() => lanes.count()).toBe(12)
      const below = (await screen.locator('footer').boundingBox())?.y ?? 0
      for (const lane of await lanes.all()) {
        const box = await lane.locator('.team').boundingBox()
        expect((box?.y ?? below) + (box?.height ?? 0)).toBeLessThan(below)
      }
      expect(await screen.getByText(/premiers sur/u).count()).toBe(0)
    }
    const rows = phone.locator('main ol > li')
    await expect.poll(() => rows.count()).toBe(12)
    expect(await rows.filter({ hasText: 'votre équipe' }).innerText()).toContain(own)
    await phone.getByText(/^Vous êtes/u).waitFor()
    expect(await complaints()).toEqual([])

    await host.move('EndGame')
    await host.until('podium')
    for (const screen of screens) await screen.locator('.blocks .team svg').first().waitFor()
    expect(await rows.filter({ hasText: 'votre équipe' }).innerText()).toContain(own)
    expect(await complaints()).toEqual([])

    await host.move('Advance')
    await host.until('ended')
    await phone.getByRole('heading', { name: 'Les équipes' }).waitFor()
    expect(await complaints()).toEqual([])
  } finally {
    crowd.leave()
    host.close()
    await browser.close()
    await server.stop()
  }
})
