import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import type { HostView } from '../../shared/views.ts'
import { launchChromium } from '../support/chromium.ts'
import { RunningServer } from '../support/server.ts'
import { protocolVersion } from '../../shared/protocol.ts'

/** The page of somebody else's program, on the machine that runs Préau. */
async function neighbour(): Promise<number> {
  const page =
    '<!doctype html><html lang="fr"><title>Voisine</title><iframe name="frame"></iframe></html>'
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** Sends from the page what any page may send: fetches, tags, a form, a WebSocket. Resolves with what it could read. */
function sendAll(page: Page, url: string, sid: string, packet: string): Promise<string[]> {
  return page.evaluate(
    async ([url = '', sid = '', packet = '']) => {
      const polling = `${url}/socket.io/?EIO=4&transport=polling`
      const credentials = 'include'
      const read: string[] = []
      const get = async (address: string, init: RequestInit) => {
        const text = await fetch(address, { credentials, ...init }).then(
          (response) => response.text(),
          () => ''
        )
        read.push(text)
      }
      for (const mode of ['no-cors', 'cors'] as const) {
        await get(polling, { mode })
        await get(`${polling}&sid=${sid}`, { mode })
        await get(`${polling}&sid=${sid}`, { mode, method: 'POST', body: packet })
        await get(`${url}/api/host/games`, { mode })
        await get(`${url}/api/host/links`, { mode, method: 'POST', body: '{}' })
        await get(`${url}/api/pins/000000`, { mode })
      }
      await get(polling, { mode: 'cors', headers: { 'x-preau': '1' } })
      navigator.sendBeacon(`${polling}&sid=${sid}`, packet)
      const tag = (name: string, properties: object) =>
        new Promise<void>((resolve) => {
          const element = Object.assign(document.createElement(name), properties)
          element.onload = element.onerror = () => resolve()
          document.body.append(element)
        })
      await tag('script', { src: `${polling}&j=0` })
      await tag('script', { src: polling })
      await tag('script', { src: `${url}/api/host/activities` })
      await tag('img', { src: `${polling}&sid=${sid}` })
      await tag('link', { rel: 'stylesheet', href: polling })
      for (const action of [`${polling}&sid=${sid}`, `${url}/api/host/links`]) {
        const form = document.createElement('form')
        Object.assign(form, { action, method: 'post', enctype: 'text/plain', target: 'frame' })
        form.append(Object.assign(document.createElement('input'), { name: packet, value: '' }))
        const frame = document.querySelector('iframe') as HTMLIFrameElement
        const loaded = new Promise((resolve) => (frame.onload = resolve))
        document.body.append(form)
        form.submit()
        await loaded
      }
      for (const more of ['', `&sid=${sid}`]) {
        const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket${more}`
        const socket = new WebSocket(address)
        read.push(
          await new Promise((resolve) => {
            socket.onmessage = ({ data }) => resolve(String(data))
            socket.onerror = () => resolve('')
          })
        )
      }
      return read
    },
    [url, sid, packet]
  )
}

async function tryFrom(browser: Browser, hostname: string): Promise<void> {
  const server = await RunningServer.start()
  const { gameId } = await server.launch()
  const host = await server.host(gameId)
  const { flow } = host.view as HostView
  const url = server.url.replace('127.0.0.1', hostname)
  const context = await browser.newContext()
  const [name = '', value = ''] = (await server.signIn()).split('=')
  await context.addCookies([{ name, value, domain: hostname, path: '/' }])

  const own = await context.newPage()
  // An address of ours whose policy lets it ask the server: there are no built pages here.
  await own.goto(`${url}/healthz`)
  const sid = await own.evaluate(
    async (auth) => {
      const polling = '/socket.io/?EIO=4&transport=polling'
      const init = { headers: { 'x-preau': '1' } }
      const opened = await (await fetch(polling, init)).text()
      const sid = /"sid":"([^"]+)"/u.exec(opened)?.[1] ?? ''
      const post = (body: string) =>
        fetch(`${polling}&sid=${sid}`, { ...init, method: 'POST', body })
      await post(`40${auth}`)
      const stay = async () => {
        // Each its own address: Chromium makes whoever asks for the same one wait for the first answer.
        for (let n = 0; ; n += 1) {
          const packets = await (await fetch(`${polling}&sid=${sid}&t=${n}`, init)).text()
          if (packets.split('\x1e').includes('2')) await post('3')
        }
      }
      void stay()
      return sid
    },
    JSON.stringify({ protocol: protocolVersion, role: 'host', gameId })
  )
  expect(sid).not.toBe('')

  const other = await context.newPage()
  const asked: string[] = []
  const answered: [number, string][] = []
  other.on('request', (request) => {
    if (request.url().startsWith(url)) asked.push(request.url())
  })
  other.on('response', (response) => {
    if (response.url().startsWith(url)) answered.push([response.status(), response.url()])
  })
  await other.goto(`http://${hostname}:${await neighbour()}/`)
  const packet = `420["command",${JSON.stringify({ type: 'StartGame', flow })}]`
  const read = await sendAll(other, url, sid, packet)
  expect(read.filter((text) => text !== '')).toEqual([])
  expect(asked.length).toBeGreaterThan(15)
  // Browsers keep most answers even from the page's own eyes.
  expect(answered.filter(([status]) => status !== 403)).toEqual([])
  const games = await server.request('GET', '/api/host/games', undefined, {
    cookie: `${name}=${value}`
  })
  expect(await games.json()).toMatchObject([{ gameId, phase: 'lobby' }])

  // And the trainer's own page steers it, over the session that was there all along.
  const status = await own.evaluate(
    async ([sid, packet]) => {
      const address = `/socket.io/?EIO=4&transport=polling&sid=${sid}`
      const init = { method: 'POST', body: packet ?? '', headers: { 'x-preau': '1' } }
      return (await fetch(address, init)).status
    },
    [sid, packet]
  )
  expect(status).toBe(200)
  await host.until(() => (host.view as HostView).flow > flow)
}

it('a page of another port of the same name can neither open, read nor steer a game', async () => {
  const browser = await launchChromium('--host-resolver-rules=MAP preau.test 127.0.0.1')
  onTestFinished(() => browser.close())
  // Chromium tells localhost whose page a request is from, and over http no name of a local network.
  await tryFrom(browser, 'localhost')
  await tryFrom(browser, 'preau.test')
}, 150_000)
