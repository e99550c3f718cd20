import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.js'

process.env.NODE_ENV ??= 'production'
process.setSourceMapsEnabled(true)
await import(pathToFileURL(ensureBuilt()).href)
