/** Plain text cut where a line is empty. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).filter(Boolean)
}
