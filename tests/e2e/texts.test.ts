import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import type { SeatGrant } from '../../shared/protocol.ts'
import { Host } from '../load/host.ts'
import { request } from '../load/http.ts'
import { Link } from '../load/link.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { complaintsOf } from './complaints.ts'
import { newPage, sizes } from './pages.ts'

const people = 45

it('shows every text or tells how many more there are', { timeout: 120_000 }, async () => {
  const server = await ServerProcess.start()
  const browser = await launchChromium()
  const host = await Host.launch(server.url, hostPassword, {}, 'decouvrir-preau')
  const links: Link[] = []
  try {
    const { cookie } = await request('POST', `${server.url}/api/host/session`, {
      password: hostPassword
    })
    const open = (path: string, size: 'laptop' | 'phone') =>
      newPage(
        browser,
        `${server.url}${path}`,
        { size: sizes[size], hostCookie: cookie },
        { bypassCSP: true }
      )
    const screen = await open(`/screen/${host.gameId}`, 'laptop')
    const console = await open(`/host/games/${host.gameId}`, 'phone')
    for (let n = 0; n < people; n += 1) {
      const key = randomBytes(16).toString('base64url')
      const body = { pin: host.pin, key, name: `Personne ${n}` }
      const { gameId, token } = (await request<SeatGrant>('POST', `${server.url}/api/join`, body))
        .value
      const link = new Link(server.url, { role: 'player', gameId, token })
      await link.open()
      links.push(link)
    }
    await host.move('StartGame')
    while (host.view?.screen.step?.kind !== 'words') {
      const { flow } = host.view ?? {}
      await host.move('Advance').catch(() => undefined)
      await expect.poll(() => host.view?.flow).not.toBe(flow)
    }
    if (host.phase === 'read') await host.move('Advance')
    await host.until('open')
    const { run = 0 } = host.view.screen.step
    await expect
      .poll(() => give(links[0], run, 'La coopération de toujours'), { timeout: 10_000 })
      .toBe(true)
    for (const [n, link] of links.entries()) {
      if (n > 0) await give(link, run, `Échange de savoirs, numéro ${n}`)
    }
    await host.move('CloseStep')
    await host.until('reveal')

    const drawn = screen.locator('.sky text')
    await expect.poll(() => drawn.count(), { timeout: 20_000 }).toBeGreaterThan(20)
    const more = /Et (\d+) autres?, sur vos téléphones/u
    const told = async () => Number(more.exec(await screen.innerText('main'))?.[1] ?? 0)
    expect((await drawn.count()) + (await told())).toBe(people)

    const window = { page: screen, audience: 'screen', theme: 'light', size: sizes.laptop } as const
    for (const [look, name] of [
      ['Mur', 'wall'],
      ['Liste', 'list']
    ] as const) {
      await console.getByLabel('À l’écran').selectOption(look)
      await drawn.first().waitFor({ state: 'detached' })
      await screen.locator('main li').first().waitFor()
      await expect.poll(() => host.view?.current?.step).toMatchObject({ look: name })
      await screen.waitForTimeout(300)
      const shown = await screen.locator('main li:not(.more):visible').count()
      expect(shown + (await told())).toBe(people)
      expect(shown).toBeGreaterThan(8)
      expect(await complaintsOf({ ...window, name: look })).toEqual([])
    }

    const texts = () => {
      const { step } = host.view?.current ?? {}
      return step?.kind === 'words' ? (step.correction?.tally.texts ?? []) : []
    }
    const [first, second] = texts()
    const button = (act: string) =>
      console.getByRole('button', { name: `${act}\u00a0: ${second?.text}`, exact: true })
    await button('Fusionner').click()
    await console.getByLabel('Fusionner avec…').selectOption(first?.id ?? '')
    await console.getByRole('button', { name: 'Fusionner', exact: true }).click()
    await expect.poll(() => texts().length).toBe(people - 1)
    await button('Séparer').click()
    await expect.poll(() => texts().length).toBe(people)
  } finally {
    for (const link of links) link.close()
    host.close()
    await browser.close()
    await server.stop()
  }
})

async function give(link: Link | undefined, run: number, text: string): Promise<boolean> {
  const answer = { kind: 'words', texts: [text] } as const
  const reply = await link?.send({ type: 'SubmitAnswer', run, answer })
  return reply?.ok ?? false
}
