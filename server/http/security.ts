import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { isOwn } from '../room/origin.ts'
import { refuse } from './status.ts'

const policyHeader = 'content-security-policy'
const scriptsFromHere = "script-src 'self'"

/**
 * Security headers. Nothing is loaded from anywhere else, nobody frames the pages, and nothing inline runs but what a
 * page of ours begins with (see `allowScripts`).
 * Development pages get styles and scripts injected by Vite, so they go without the policy.
 */
export function securityHeaders(isDevelopment: boolean, isSecure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: isDevelopment
      ? false
      : {
          useDefaults: false,
          directives: {
            defaultSrc: ["'none'"],
            scriptSrc: ["'self'"],
            styleSrc: ["'self'"],
            imgSrc: ["'self'", 'blob:', 'data:'],
            fontSrc: ["'self'"],
            mediaSrc: ["'self'"],
            // Older Safari does not count the WebSocket of the same host as 'self'.
            connectSrc: ["'self'", (request) => webSocketOf(request, isSecure)],
            frameAncestors: ["'none'"],
            baseUri: ["'none'"],
            // Where the browser has them: text becomes HTML through Svelte's own templates only.
            requireTrustedTypesFor: ["'script'"],
            trustedTypes: ['svelte-trusted-html'],
            formAction: ["'self'"]
          }
        },
    // Over plain HTTP on a classroom's network it would only be ignored.
    // For this host alone: what its sister domains do is not for Préau to say.
    strictTransportSecurity: isSecure && { includeSubDomains: false },
    crossOriginOpenerPolicy: isSecure ? { policy: 'same-origin' } : false,
    originAgentCluster: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' }
  })
}

function webSocketOf({ headers }: IncomingMessage, isSecure: boolean): string {
  const host = headers.host ?? ''
  return /^[\w.:[\]-]+$/u.test(host) ? `${isSecure ? 'wss' : 'ws'}://${host}` : "'self'"
}

/** As a policy names the inline scripts of a page: by their digest. */
export function inlineScripts(page: string): string[] {
  return Array.from(page.matchAll(/<script>([^]*?)<\/script>/gu), ([, script = '']) => {
    return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  })
}

/** Lets one page run its own inline scripts, named by `inlineScripts`. */
export function allowScripts(response: ServerResponse, scripts: readonly string[]): void {
  const policy = response.getHeader(policyHeader)
  if (typeof policy !== 'string') return
  const allowed = [scriptsFromHere, ...scripts].join(' ')
  response.setHeader(policyHeader, policy.replace(scriptsFromHere, allowed))
}

/** Refuses what a page of another origin asks for. */
export function sameOriginOnly(origins: () => readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (isOwn(request, origins())) next()
    else refuse(response, 'not_allowed')
  }
}
