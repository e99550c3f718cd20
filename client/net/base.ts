/** Where Préau is served: `/`, or `/preau/` below another site. Scripts are in a folder right below it. */
export const base = new URL(/* @vite-ignore */ '..', import.meta.url).pathname

/** The path as it would be were Préau served at `/`. */
export function belowBase(path: string): string {
  return path.slice(base.length - 1)
}
