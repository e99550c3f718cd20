import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'

/** Its only style, in place: what is built bears names that change. */
const style = `:root{color-scheme:light dark}body{display:grid;min-height:100dvh;margin:0;padding:1.5rem;box-sizing:border-box;place-content:center;background:#f9f3e8;color:#182e5a;font:1.125rem/1.5 system-ui,sans-serif}main{max-width:34rem}h1{margin:0 0 .75rem;font-size:1.75rem;line-height:1.2}a{display:inline-block;padding:.75rem 1.25rem;border-radius:.75rem;background:#182e5a;color:#fffbf1;font-weight:600;text-decoration:none}a:focus-visible{outline:3px solid currentcolor;outline-offset:3px}@media (prefers-color-scheme:dark){body{background:#0e1f44;color:#fffbf1}a{background:#f4c43c;color:#182e5a}}`
const hash = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const words = {
  fr: {
    title: 'Page introuvable',
    why: 'Cette adresse ne mène à rien : elle est peut-être incomplète, ou mal recopiée.',
    join: 'Rejoindre une partie'
  },
  en: {
    title: 'Page not found',
    why: 'This address leads nowhere: part of it may be missing, or misspelt.',
    join: 'Join a game'
  }
}

/** What a person sees at an address that does not exist; a line for whatever wants no page. */
export function notFound(basePath: string): RequestHandler {
  return (request, response) => {
    const lang = request.acceptsLanguages('fr', 'en') === 'en' ? 'en' : 'fr'
    const { title, why, join } = words[lang]
    response.status(404).setHeader('cache-control', 'no-cache')
    response.setHeader('vary', 'accept, accept-language')
    if (!request.accepts('html')) return void response.type('text').send(`${title}\n`)
    response.setHeader('content-security-policy', policy)
    response.type('html').send(`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Préau</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${why}</p>
<p><a href="${basePath}">${join}</a></p>
</main>
</body>
</html>
`)
  }
}
