import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from './metrics.ts'

export interface MetricsListener {
  readonly port: number
  close(): Promise<void>
}

/** The port of the measures cannot be listened on; `code` is Node's. */
export class MetricsProblem extends Error {
  override readonly name = 'MetricsProblem'
  readonly code: string

  constructor(cause: NodeJS.ErrnoException) {
    super('metrics cannot be served', { cause })
    this.code = cause.code ?? 'EUNKNOWN'
  }
}

/** Serves `GET /metrics`, and nothing else, apart from everything that people reach. */
export async function listenForMetrics(
  metrics: Metrics,
  port: number,
  host: string
): Promise<MetricsListener> {
  const server: Server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end()
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new MetricsProblem(error)))
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
