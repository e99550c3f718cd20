import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Router, type RequestHandler } from 'express'
import staticFiles from 'express-static-gzip'

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

/** The built pages: assets for ever, since their names change with them; pages asked for each time. */
export function builtPages(root: string): Router {
  const folder = join(root, 'dist/client')
  const assets = join(folder, 'assets')
  const send = staticFiles(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: {
      redirect: false,
      // Nothing here is worth resuming, and a range of a compressed file would be of no use.
      acceptRanges: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        const isAsset = path.startsWith(assets)
        const lasts = isAsset ? 'public, max-age=31536000, immutable' : 'no-cache'
        response.setHeader('cache-control', lasts)
        if (!isAsset) response.setHeader('vary', 'accept-encoding, accept-language')
      }
    }
  })
  const router = Router()
  routePages(router, (audience) => (request, response, next) => {
    const asked = request.query['lang'] ?? request.acceptsLanguages('fr', 'en')
    const page = audience === 'play' && asked === 'en' ? 'play-en' : audience
    request.url = `/${page}/index.html`
    send(request, response, next)
  })
  router.use((request, response, next) => {
    if (request.path.startsWith('/assets/')) send(request, response, next)
    else next()
  })
  return router
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
