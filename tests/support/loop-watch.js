// Loaded into a server that is looked at. Told by SIGUSR2, it says how the event loop and the memory fare.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const everyMs = 20
const hangMs = 100

let lastAt = performance.now()
let lastCpu = process.cpuUsage()
let longestMs = 0
let hangs = 0

const resolutionMs = 20
const delay = monitorEventLoopDelay({ resolution: resolutionMs })
delay.enable()

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
  const delayMs = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolutionMs)
  const delayP99Ms = delayMs(delay.percentile(99))
  const delayMaxMs = delayMs(delay.max)
  globalThis.gc?.()
  const heapKilobytes = Math.round(process.memoryUsage().heapUsed / 1000)
  process.stdout.write(
    `loop-watch ${JSON.stringify({ hangs, longestMs, delayP99Ms, delayMaxMs, heapKilobytes })}\n`
  )
  delay.reset()
  hangs = 0
  longestMs = 0
  lastAt = performance.now()
  lastCpu = process.cpuUsage()
})
