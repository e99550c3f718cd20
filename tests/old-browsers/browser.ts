import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findChromium } from '../../scripts/chromium.js'
import { oldChromium, type OldVersion } from '../../scripts/old-chromium.js'
import { Cdp } from './cdp.ts'
import { OldPage, type OldPageOptions } from './page.ts'

/** A Chromium of any age, driven by the protocol itself: playwright needs a newer one. */
export class AnyBrowser {
  readonly #process: ChildProcess
  readonly #cdp: Cdp
  readonly #folder: string

  private constructor(process: ChildProcess, cdp: Cdp, folder: string) {
    this.#process = process
    this.#cdp = cdp
    this.#folder = folder
  }

  /** `today` is the one that the other tests drive. */
  static async launch(version: OldVersion | 'today'): Promise<AnyBrowser> {
    const { path, libraries } =
      version === 'today' ? { path: findChromium(), libraries: '' } : await oldChromium(version)
    if (!path) throw new Error('No Chromium: run node scripts/ensure-chromium.js')
    const folder = mkdtempSync(join(tmpdir(), 'preau-browser-'))
    const child = spawn(
      path,
      [
        '--headless',
        '--no-sandbox',
        '--no-zygote',
        '--disable-gpu',
        '--disable-software-rasterizer',
        '--disable-dev-shm-usage',
        '--hide-scrollbars',
        '--lang=fr',
        `--user-data-dir=${folder}`,
        '--remote-debugging-port=0',
        'about:blank'
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: {
          ...process.env,
          LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], libraries].filter(Boolean).join(':')
        }
      }
    )
    return new AnyBrowser(child, await Cdp.open(await addressOf(child)), folder)
  }

  /** Asks the browser what it is: « HeadlessChrome/88.0.4298.0 ». */
  async version(): Promise<string> {
    return String((await this.#cdp.send('Browser.getVersion'))['product'])
  }

  /** A page with a storage of its own. */
  async newPage(url: string, options: OldPageOptions = {}): Promise<OldPage> {
    const { browserContextId } = await this.#cdp.send('Target.createBrowserContext')
    const { targetId } = await this.#cdp.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId
    })
    const { sessionId } = await this.#cdp.send('Target.attachToTarget', { targetId, flatten: true })
    return OldPage.open(this.#cdp, String(sessionId), url, options)
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const ended = once(this.#process, 'exit')
    await this.#cdp.send('Browser.close').catch(() => this.#process.kill('SIGKILL'))
    await ended
    this.#cdp.close()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('Chromium says nothing')
  const said: string[] = []
  for await (const line of createInterface(child.stderr)) {
    const address = /DevTools listening on (ws:\S+)/u.exec(line)?.[1]
    if (address) {
      child.stderr.resume()
      return address
    }
    said.push(line)
  }
  throw new Error(`Chromium did not start:\n${said.join('\n')}`)
}
