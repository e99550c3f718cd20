/** Aborts after `ms`: `AbortSignal.timeout`, which phones of before 2022 do not have. */
export function timeoutSignal(ms: number): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), ms)
  return controller.signal
}
