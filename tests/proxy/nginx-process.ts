import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { findNginx } from '../../scripts/nginx.js'
import { temporaryFolder } from '../support/folder.ts'

/** The documented configuration in a real nginx: only names, ports and paths are the test's own. */
export class NginxProcess {
  readonly port: number
  /** What it said and was asked: a line a request. */
  readonly folder: string
  readonly #process: ChildProcess

  private constructor(port: number, folder: string, process: ChildProcess) {
    this.port = port
    this.folder = folder
    this.#process = process
  }

  /** `target` is Préau's own port. With `blocksWebSocket`, upgrades are refused as some networks do. */
  static async start(port: number, target: number, blocksWebSocket = false): Promise<NginxProcess> {
    const path = findNginx()
    if (!path) throw new Error('No nginx: run node scripts/ensure-nginx.js')
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'logs'))
    certify(folder)
    writeFileSync(join(folder, 'preau.conf'), site(folder, port, target, blocksWebSocket))
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; master_process off; pid nginx.pid; error_log logs/error.log;
events { worker_connections 1024; }
http {
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join(' ')}
  log_format test '$status $request_uri $sent_http_upgrade'; access_log logs/access.log test;
  include preau.conf;
}\n`
    )
    const args = ['-p', folder, '-c', join(folder, 'nginx.conf')]
    const child = spawn(path, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    const nginx = new NginxProcess(port, folder, child)
    await nginx.#untilOpen()
    return nginx
  }

  get requests(): string[] {
    return readFileSync(join(this.folder, 'logs/access.log'), 'utf8').split('\n').filter(Boolean)
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await ended
  }

  async #untilOpen(): Promise<void> {
    while (this.#process.exitCode === null) {
      const answer = await fetch(`http://127.0.0.1:${this.port + 1}/`, {
        redirect: 'manual'
      }).catch(() => null)
      if (answer) return
      await new Promise((done) => setTimeout(done, 30))
    }
    throw new Error('nginx did not start')
  }
}

/** A port that is free together with the next one. */
export async function freePorts(): Promise<number> {
  const listening = (port: number) =>
    new Promise<AddressInfo | null>((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(null))
      server.listen(port, '127.0.0.1', () => {
        const address = server.address() as AddressInfo
        server.close(() => resolve(address))
      })
    })
  for (;;) {
    const first = await listening(0)
    if (first && (await listening(first.port + 1))) return first.port
  }
}

function site(folder: string, port: number, target: number, blocksWebSocket: boolean): string {
  const documented = readFileSync('docs/nginx/preau.conf', 'utf8')
  const ours: readonly (readonly [string, string])[] = [
    ['listen 80;', `listen 127.0.0.1:${port + 1};`],
    ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
    ['/etc/ssl/certs/formation.exemple.fr.pem', join(folder, 'certificate.pem')],
    ['/etc/ssl/private/formation.exemple.fr.key', join(folder, 'key.pem')],
    ['127.0.0.1:3000', `127.0.0.1:${target}`],
    ['formation.exemple.fr', 'localhost']
  ]
  let text = documented
  for (const [theirs, own] of ours) {
    if (!text.includes(theirs)) throw new Error(`preau.conf has no ${theirs}`)
    text = text.replaceAll(theirs, own)
  }
  return blocksWebSocket
    ? text.replace('proxy_pass', 'if ($http_upgrade) { return 403; }\n proxy_pass')
    : text
}

function certify(folder: string): void {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')]
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost']
  const { status, stderr } = spawnSync('openssl', [...args, ...files])
  if (status !== 0) throw new Error(`openssl made no certificate: ${String(stderr)}`)
}
