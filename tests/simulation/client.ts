/** The real code of the page: what it keeps in runes is plain values here. */
export interface Client {
  readonly Session: typeof import('../../client/net/session.svelte.ts').Session
  readonly Outbox: typeof import('../../client/play/outbox.svelte.ts').Outbox
}

/** Outside Svelte's compiler a rune is a function that gives back what it is given. */
export async function loadClient(): Promise<Client> {
  const plain = (value: unknown) => value
  Object.assign(globalThis, { $state: Object.assign(plain, { raw: plain }) })
  const { Session } = await import('../../client/net/session.svelte.ts')
  const { Outbox } = await import('../../client/play/outbox.svelte.ts')
  return { Session, Outbox }
}
