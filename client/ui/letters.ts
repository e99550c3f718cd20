/** The letter people say aloud for the choice at this place. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index)
}
