/** Why this server should be sent nobody new. */
export type UnreadyCode = 'storage_failed' | 'server_closing'

/** Whether a load balancer, or a supervisor, may send people here. */
export class Readiness {
  #storageWorks = true
  #isClosing = false

  /** Null: ready. */
  get problem(): UnreadyCode | null {
    if (this.#isClosing) return 'server_closing'
    return this.#storageWorks ? null : 'storage_failed'
  }

  get isClosing(): boolean {
    return this.#isClosing
  }

  /** The last write reached the disk, or did not. */
  wrote(works: boolean): void {
    this.#storageWorks = works
  }

  /** For good: a server that drains does not come back. */
  closing(): void {
    this.#isClosing = true
  }
}
