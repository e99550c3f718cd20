/** The token in what was pasted: the whole link shown at start, or the token alone. */
export function tokenIn(pasted: string): string {
  const text = pasted.trim()
  const query = text.indexOf('?')
  const token = query < 0 ? null : new URLSearchParams(text.slice(query)).get('token')
  return token ?? text
}

/** The same address without its token, which must stay neither in the history nor on a projector. */
export function withoutToken(address: string): string {
  const url = new URL(address)
  url.searchParams.delete('token')
  return url.pathname + url.search + url.hash
}
