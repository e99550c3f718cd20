const tickMs = 1000
const jumpMs = 3000
const changes = ['pageshow', 'online', 'offline', 'focus']

/**
 * Calls back whenever the page may have slept or changed network: shown again, restored, on
 * or off line, focused, or a timer that fired late. Returns a function that stops listening.
 */
export function onWake(callback: () => void): () => void {
  let lastTick = Date.now()
  const ticker = setInterval(() => {
    const now = Date.now()
    const slept = now - lastTick > tickMs + jumpMs
    lastTick = now
    if (slept) callback()
  }, tickMs)

  const wake = () => {
    if (document.visibilityState === 'hidden') return
    lastTick = Date.now()
    callback()
  }
  document.addEventListener('visibilitychange', wake)
  for (const event of changes) window.addEventListener(event, wake)

  return () => {
    clearInterval(ticker)
    document.removeEventListener('visibilitychange', wake)
    for (const event of changes) window.removeEventListener(event, wake)
  }
}
