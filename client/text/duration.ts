import { m } from './generated/messages.js'

/** « environ 50 secondes », in tens; longer than that as minutes are told. */
export function aboutSeconds(seconds: number): string {
  const tens = Math.max(1, Math.round(seconds / 10)) * 10
  return tens < 90
    ? m.common_about_seconds({ count: tens })
    : aboutMinutes(Math.round(seconds / 60))
}

/** « environ 50 minutes »; from an hour and a half on in hours and tens of minutes: « environ 2 h 10 ». */
export function aboutMinutes(minutes: number): string {
  if (minutes < 90) return m.common_about_minutes({ count: minutes })
  const tens = Math.round(minutes / 10)
  const rest = (tens % 6) * 10
  const hours = Math.floor(tens / 6)
  return rest === 0 ? m.common_about_hours({ hours }) : m.common_about_hours_and({ hours, rest })
}
