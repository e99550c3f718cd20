import {
  baseLocale,
  experimentalStaticLocale,
  extractLocaleFromNavigator,
  getLocale,
  isLocale,
  locales,
  overwriteGetLocale
} from './generated/runtime.js'

/** Where a chosen language is kept. */
const localeKey = 'preau-locale'

const noBreak = '\u00a0'

/**
 * Chooses the language once, before the first component is made, and writes it on the page. Reading the storage
 * at every message, as the generated code would, throws at each of them in a browser where storage is refused.
 */
export function settleLocale(): void {
  // The phone's page is built in one language, which the server chose.
  const wanted: unknown =
    experimentalStaticLocale ??
    new URLSearchParams(location.search).get('lang') ??
    storedLocale() ??
    extractLocaleFromNavigator()
  const locale = isLocale(wanted) ? wanted : baseLocale
  overwriteGetLocale(() => locale)
  document.documentElement.lang = locale
}

function storedLocale(): string | undefined {
  try {
    return localStorage.getItem(localeKey) ?? undefined
  } catch {
    return undefined
  }
}

/** Written down: to ask `Intl.DisplayNames` takes an old phone a third of a second. */
const names: Readonly<Record<(typeof locales)[number], string>> = {
  fr: 'français',
  en: 'English'
}

/** The languages this page could be in instead, each with its own name: « English ». */
export function otherLanguages(): { readonly locale: string; readonly name: string }[] {
  return locales
    .filter((locale) => locale !== getLocale())
    .map((locale) => ({ locale, name: names[locale] }))
}

/** Keeps the choice on this device where it can, and shows the page again in that language. */
export function chooseLocale(locale: string): void {
  try {
    localStorage.setItem(localeKey, locale)
    location.reload()
  } catch {
    location.search = `lang=${locale}`
  }
}

/** Texts that may hold commas, on a line. */
export function joinTexts(texts: readonly string[]): string {
  return texts.join(getLocale() === 'fr' ? `${noBreak}; ` : '; ')
}

/** 12345 → « 12 345 » */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(getLocale()).format(value)
}

/** A share between 0 and 1: 0.423 → « 42 % » */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(getLocale(), {
    style: 'percent',
    maximumFractionDigits: 0
  }).format(share)
}

/** A rank: 1 → « 1er », 4 → « 4e », 4 → “4th” */
export function formatRank(rank: number): string {
  if (getLocale() === 'fr') return formatNumber(rank) + (rank === 1 ? 'er' : 'e')
  const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }
  const plural = new Intl.PluralRules('en', { type: 'ordinal' }).select(rank)
  return formatNumber(rank) + (suffixes[plural] ?? 'th')
}

/** A moment of today: « 14:02:10 » */
export function formatTimeOfDay(atMs: number): string {
  return new Intl.DateTimeFormat(getLocale(), { timeStyle: 'medium' }).format(atMs)
}

/** A PIN in groups that people read aloud: 482913 → « 482 913 », without a break. */
export function formatPin(pin: string): string {
  return pin.replace(/\B(?=(?:\d{3})+$)/g, noBreak)
}

/** Seconds as a person counts them: 1 until the very end, 0 only when time is over. */
export function secondsLeft(leftMs: number): number {
  return Math.max(0, Math.ceil(leftMs / 1000))
}

/** 14 000 ms → « 14 », 95 000 ms → « 95 », 125 000 ms → « 2:05 » */
export function formatCountdown(leftMs: number): string {
  const seconds = secondsLeft(leftMs)
  if (seconds < 100) return String(seconds)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
