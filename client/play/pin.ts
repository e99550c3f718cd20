import { base } from '../net/base.ts'

/** What was typed without the spaces, dashes and dots people put in long numbers. */
export function cleanPin(typed: string): string {
  return typed.replace(/[\s.\-–]/gu, '')
}

export function isPin(text: string): boolean {
  return /^\d{6}$/.test(text)
}

/** The address that brings back to this game, in the language chosen. */
export function pathOfPin(pin: string, search = location.search): string {
  return `${base}j/${pin}${search}`
}

/** `/j/482913` or `/j/482 913` → `482913`; what was typed is kept even when it is no PIN. */
export function pinInPath(pathname: string): string {
  const typed = /\/j\/([^/]+)\/?$/.exec(pathname)?.[1] ?? ''
  try {
    return cleanPin(decodeURIComponent(typed))
  } catch {
    return ''
  }
}
