import { timeoutSignal } from './timeout-signal.ts'

const retryMs = 1500
const patienceMs = 30_000
const triesBeforeStartingAgain = 4

declare global {
  /** Loads the page again, at most once a minute: `client/start/guard.js`. */
  function startAgain(): void
}

/**
 * Resolves once a part of the page that is loaded later is here, with its style, however often its files have to be
 * asked for. They are fetched first: a browser keeps what it fetched, but may remember for the life of the page that an
 * import failed.
 */
export async function loadPart<Part>(
  importPart: () => Promise<Part>,
  files: readonly string[] = [],
  from = location.href
): Promise<Part> {
  const urls = files.map((file) => new URL(file, from).href)
  let failures = 0
  for (;;) {
    let answered = false
    try {
      await Promise.all(
        urls.map(async (url) => {
          // What was kept and does not work is not taken again.
          const cache = failures > 0 ? 'reload' : 'default'
          const response = await fetch(url, { cache, signal: timeoutSignal(patienceMs) })
          await response.arrayBuffer()
          answered = true
          if (!response.ok) throw new Error(url)
        })
      )
      await Promise.all(urls.filter((url) => url.endsWith('.css')).map(applyStyle))
      return await importPart()
    } catch {
      if (answered) failures += 1
    }
    // There is a server, which may have pages of another version by now.
    if (failures === triesBeforeStartingAgain) {
      failures = 0
      startAgain()
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}

function applyStyle(url: string): Promise<void> {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = url
  return new Promise((resolve, reject) => {
    link.onload = () => resolve()
    link.onerror = () => {
      link.remove()
      reject(new Error(url))
    }
    document.head.append(link)
  })
}
