import { expect, it } from 'vitest'
import { ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { newPage, sizes } from './pages.ts'

it('JOIN-9, TIME-9 takes a seat to another phone, with the extra time asked for', async () => {
  const server = await ServerProcess.start()
  const browser = await launchChromium()
  try {
    const host = await server.launch()
    const phone = await newPage(browser, `${server.url}/j/${host.pin}`, { size: sizes.phone })
    await phone.getByRole('textbox').fill('Amina')
    await phone.getByRole('button', { name: /plus de temps/u }).click()
    await phone.getByRole('radio', { name: 'Le double' }).check()
    await phone.getByRole('button', { name: 'Rejoindre' }).click()
    await phone.getByText('Code personnel', { exact: true }).waitFor()
    // The host's roster may come after the phone's own page.
    await expect.poll(() => host.roster?.rows[0]?.code).toBeDefined()
    const code = host.roster?.rows[0]?.code ?? ''

    const other = await newPage(browser, server.url, { size: sizes.smallPhone })
    await other.getByRole('button', { name: 'J’ai un code personnel' }).click()
    await other.getByLabel('Code de la partie').fill(host.pin)
    await other.getByLabel('Code personnel').fill(code.toLowerCase())
    await other.getByLabel('Code personnel').press('Enter')
    await other.getByRole('heading', { name: 'Vous êtes Amina' }).waitFor()
    await phone.getByRole('heading', { name: /ouverte ailleurs/u }).waitFor()

    await host.move('StartGame')
    await host.until('read')
    await host.move('Advance')
    await host.until('open')
    // The first question has 35 seconds.
    await other.getByText(/^(70|69)$/u).waitFor()
    await other.getByText('les jumelages').click()
    await other.getByText('Bonne réponse').waitFor()
    expect(host.phase).toBe('reveal')
    await other.getByRole('button', { name: /plus de temps/u }).click()
    expect(await other.getByRole('radio', { name: 'Le double' }).isChecked()).toBe(true)
    await other.getByRole('radio', { name: 'Le temps prévu' }).check()
    await expect.poll(() => other.getByRole('radio', { name: 'Le double' }).isChecked()).toBe(false)
    await host.move('Advance')
    await host.until('standings')
    await host.move('Advance')
    await host.until('read')
    await host.move('Advance')
    await host.until('open')
    // The second one too.
    await other.getByText(/^(35|34)$/u).waitFor()
  } finally {
    await browser.close()
    await server.stop()
  }
})
