#!/usr/bin/env bash
# rate-limiter-flexible 11.4.0, `RateLimiterMemory`: it forgets by a timer and counts by the machine's clock. Once that clock is
# set back by an hour, a window of one second says to come back in an hour, and lets through after a second all the
# same; set on by two minutes, it opens a window of one minute early.
#
# Seen on 2026-12-01: `msBeforeNext` 3600999, then taken 1.5 s later; and taken at once after the clock was set on.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund rate-limiter-flexible@11.4.0

cat >clock.mjs <<'JS'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const machine = Date.now
const setTo = (aheadMs) => (Date.now = () => machine() + aheadMs)
const outcome = (limiter) => limiter.consume('somebody').then(() => 'taken', (said) => said.msBeforeNext)

const second = new RateLimiterMemory({ points: 1, duration: 1 })
await second.consume('somebody')
setTo(-3_600_000)
const told = await outcome(second)
await new Promise((done) => setTimeout(done, 1500))
const later = await outcome(second)
console.log(`set back by an hour: told to wait ${told} ms, and ${later} after 1.5 s`)

setTo(0)
const minute = new RateLimiterMemory({ points: 1, duration: 60 })
await minute.consume('somebody')
setTo(120_000)
const early = await outcome(minute)
console.log(`set on by two minutes: ${early} at once`)
process.exit(told > 3_600_000 && later === 'taken' && early === 'taken' ? 0 : 1)
JS
node clock.mjs
