import { Manager, type Socket } from 'socket.io-client'

/** What a connection is given, in milliseconds. */
export const patience = {
  /** To open by WebSocket; some networks take the question and never answer it. */
  webSocketMs: 5000,
  /** To open by polling. */
  pollingMs: 10_000,
  /** To live, before its end speaks against WebSocket. */
  youngMs: 20_000,
  /** By polling, until WebSocket is tried beside it; then twice as long each time. */
  trialMs: 10_000,
  longestTrialMs: 160_000
}

/**
 * Chooses how a socket's next connection is carried: by WebSocket, which takes the fewest round trips; by polling where
 * WebSockets are not answered in time, or die young. What is refused at once Socket.IO tries the other way by itself.
 */
export function steer(socket: Socket, limits = patience): Socket {
  const { io: manager } = socket
  let polls = false
  let early = 0
  let connectedAt = 0
  let { trialMs } = limits
  let timer: ReturnType<typeof setTimeout>

  const goBy = (polling: boolean) => {
    polls = polling
    manager.opts.transports = polls ? ['polling', 'websocket'] : ['websocket', 'polling']
    manager.timeout(polls ? limits.pollingMs : limits.webSocketMs)
  }

  /** Only a WebSocket that opened beside the polling is worth changing to, which then loses nothing. */
  const tryWebSocket = () => {
    const { engine, opts } = manager
    const trial = new Manager(manager['uri'], {
      ...opts,
      transports: ['websocket'],
      timeout: limits.webSocketMs,
      reconnection: false,
      autoConnect: false
    }).open((error) => {
      if (error) return
      trial.engine.close()
      engine.once('upgrade', () => {
        clearTimeout(timer)
        connectedAt = performance.now()
        goBy(false)
      })
      engine['_probe']('websocket')
    })
    trialMs = Math.min(2 * trialMs, limits.longestTrialMs)
    timer = setTimeout(tryWebSocket, trialMs)
  }

  manager.on('open', () => {
    clearTimeout(timer)
    timer = setTimeout(() => manager.engine.close(), limits.pollingMs)
  })
  socket.on('connect', () => {
    clearTimeout(timer)
    connectedAt = performance.now()
    goBy(manager.engine.transport.name === 'polling')
    if (polls) timer = setTimeout(tryWebSocket, trialMs)
  })
  socket.on('connect_error', ({ message }) => {
    clearTimeout(timer)
    if (message === 'timeout') goBy(!polls)
  })
  socket.on('disconnect', (reason) => {
    clearTimeout(timer)
    if (!connectedAt) goBy(!polls)
    else if (performance.now() - connectedAt > limits.youngMs) {
      early = 0
      trialMs = limits.trialMs
    } else if (!polls && reason !== 'io server disconnect') {
      // Closed by this page, it had fallen silent; ended otherwise, it may have been the server's.
      early += reason === 'io client disconnect' ? 2 : 1
      if (early > 1) goBy(true)
    }
    connectedAt = 0
  })
  goBy(false)
  return socket
}
