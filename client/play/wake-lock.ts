/**
 * Keeps the screen lit while a question is open, where the browser can: only on https, and only while
 * the page is shown, so it is asked again on each return. Returns a function that lets it sleep.
 */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined
  let wanted = true

  async function ask() {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
    try {
      const given = await navigator.wakeLock.request('screen')
      if (wanted) lock = given
      else await given.release()
    } catch {
      // Battery saver: the screen sleeps as its owner chose.
    }
  }

  document.addEventListener('visibilitychange', ask)
  void ask()
  return () => {
    wanted = false
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
}
