// Loaded into the server under fire. Told by SIGUSR2, it says how the event loop and the memory fare.
const everyMs = 5
const hangMs = 100

let lastAt = performance.now()
let lastCpu = process.cpuUsage()
let longestMs = 0
let hangs = 0

setInterval(() => {
  const now = performance.now()
  const { user, system } = process.cpuUsage(lastCpu)
  const gapMs = now - lastAt
  const usedMs = (user + system) / 1000
  // A gap in which the process did not work is the machine's, not the server's.
  if (Math.min(gapMs, usedMs) > hangMs) {
    hangs += 1
    process.stdout.write(`loop-watch hang ${Math.round(gapMs)}\n`)
  }
  longestMs = Math.max(longestMs, Math.min(gapMs, usedMs))
  lastAt = now
  lastCpu = process.cpuUsage()
}, everyMs).unref()

process.on('SIGUSR2', () => {
  globalThis.gc?.()
  const heapKilobytes = Math.round(process.memoryUsage().heapUsed / 1000)
  process.stdout.write(`loop-watch ${JSON.stringify({ hangs, longestMs, heapKilobytes })}\n`)
  hangs = 0
  longestMs = 0
  lastAt = performance.now()
  lastCpu = process.cpuUsage()
})
