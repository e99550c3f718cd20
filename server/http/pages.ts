import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Router, type RequestHandler } from 'express'
import staticFiles from 'express-static-gzip'
import { allowScripts, inlineScripts } from './security.ts'

export type Audience = 'play' | 'host' | 'screen'

/** Which page answers which path. */
const pages: readonly (readonly [string, Audience])[] = [
  ['/', 'play'],
  ['/j/:pin', 'play'],
  ['/host', 'host'],
  // The page itself says which of its addresses do not exist.
  ['/host/*rest', 'host'],
  ['/screen/:gameId', 'screen']
]

/** A page as it is sent, by content encoding, and what its policy has to allow. */
type Encoded = Readonly<Record<'br' | 'gzip' | 'identity', Buffer>> & {
  readonly scripts: readonly string[]
}

/**
 * The built pages below `basePath`: assets for ever, since their names change with them; pages asked for
 * each time.
 */
export function builtPages(root: string, basePath = '/'): Router {
  const folder = join(root, 'dist/client')
  const sendAsset = staticFiles(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: {
      redirect: false,
      // Nothing here is worth resuming, and a range of a compressed file would be of no use.
      acceptRanges: false,
      immutable: true,
      maxAge: '1y'
    }
  })
  const encoded = new Map(
    ['play', 'play-en', 'host', 'screen'].map((name) => {
      const built = readFileSync(join(folder, name, 'index.html'), 'utf8')
      // The build points at its assets from the page's own folder; the page is served elsewhere.
      return [name, encode(built.replaceAll('="../assets/', `="${basePath}assets/`))]
    })
  )
  const router = Router()
  routePages(router, (audience) => (request, response) => {
    const asked = request.query['lang'] ?? request.acceptsLanguages('fr', 'en')
    const page = encoded.get(audience === 'play' && asked === 'en' ? 'play-en' : audience)
    const encoding = request.acceptsEncodings('br', 'gzip', 'identity') || 'identity'
    response.setHeader('cache-control', 'no-cache')
    response.setHeader('vary', 'accept-encoding, accept-language')
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
    allowScripts(response, page?.scripts ?? [])
    response.type('html').send(page?.[encoding as 'br' | 'gzip' | 'identity'])
  })
  router.use((request, response, next) => {
    if (request.path.startsWith('/assets/')) sendAsset(request, response, next)
    else next()
  })
  return router
}

function encode(page: string): Encoded {
  const identity = Buffer.from(page)
  return {
    identity,
    br: brotliCompressSync(identity),
    gzip: gzipSync(identity),
    scripts: inlineScripts(page)
  }
}

/** The pages from their sources, reloading on change. For `npm run dev` only. */
export async function developmentPages(root: string): Promise<Router> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    server: { middlewareMode: true },
    appType: 'custom'
  })
  const router = Router()
  // First: `/screen/main.ts` is a module of the page `/screen/:gameId`.
  router.use(vite.middlewares)
  routePages(router, (audience) => async (request, response) => {
    const source = await readFile(join(root, 'client', audience, 'index.html'), 'utf8')
    const page = source.replace('"./main.ts"', `"/${audience}/main.ts"`)
    response.type('html').send(await vite.transformIndexHtml(request.originalUrl, page))
  })
  return router
}

function routePages(router: Router, send: (audience: Audience) => RequestHandler): void {
  for (const [path, audience] of pages) router.get(path, send(audience))
}
