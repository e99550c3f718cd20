import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build, preview } from 'vite'

declare global {
  interface Window {
    /** As `client/ui/gallery/given.svelte.ts` says it. */
    show?: (shown: unknown) => void
  }
}

const root = join(import.meta.dirname, '../../client')
const settings = { configFile: false, root, publicDir: false, logLevel: 'error' } as const

/** The galleries, built and served: pages that show any view without a game. */
export class Galleries {
  readonly #folder: string
  readonly #server: Awaited<ReturnType<typeof preview>>

  private constructor(folder: string, server: Awaited<ReturnType<typeof preview>>) {
    this.#folder = folder
    this.#server = server
  }

  static async start(): Promise<Galleries> {
    const outDir = mkdtempSync(join(tmpdir(), 'preau-galleries-'))
    await build({
      ...settings,
      plugins: [svelte({ configFile: join(root, '../svelte.config.js') })],
      build: {
        outDir,
        minify: false,
        modulePreload: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: ['play', 'screen', 'host'].map((name) => join(root, name, 'gallery/index.html'))
        }
      }
    })
    const server = await preview({
      ...settings,
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0 }
    })
    return new Galleries(outDir, server)
  }

  /** Where a gallery waits for `window.show`. */
  url(audience: 'play' | 'screen' | 'host', query = ''): string {
    const { port } = this.#server.httpServer.address() as AddressInfo
    return `http://127.0.0.1:${port}/${audience}/gallery/index.html?scene=given${query}`
  }

  async stop(): Promise<void> {
    await this.#server.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
