import { getLocale } from '../../text/generated/runtime.js'

const aboutMs = 10 * 60_000

/** « 3 décembre », « 14:20 »: what is erased in time is looked at every ten minutes. */
export function dayAndTime(atMs: number): { readonly day: string; readonly time: string } {
  const about = Math.ceil(atMs / aboutMs) * aboutMs
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(getLocale(), options).format(about)
  return { day: format({ day: 'numeric', month: 'long' }), time: format({ timeStyle: 'short' }) }
}
