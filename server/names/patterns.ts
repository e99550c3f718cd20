/** Any of these in a word, each letter once or more, a double one twice or more. */
export function anyRoot(roots: readonly string[]): RegExp {
  return new RegExp(roots.map(repeatable).join('|'), 'u')
}

/** A word of one of these and an ending of four letters at most. */
export function startOfRoot(roots: readonly string[]): RegExp {
  return new RegExp(`^(?:${roots.map(repeatable).join('|')})[a-z]{0,4}$`, 'u')
}

/** A word that begins with one of these, any letter of which may be a star. */
export function starredRoot(roots: readonly string[]): RegExp {
  return new RegExp(`^(?:${roots.map((root) => root.replace(/./gu, '[$&*]')).join('|')})`, 'u')
}

/** Any of these, in words between spaces, with a plural s or without. */
export function anyPhrase(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<= )(?:${phrases.join('|')})s?(?= )`, 'u')
}

function repeatable(root: string): string {
  return root.replace(/(.)\1?/gu, (found, letter: string) =>
    found.length > 1 ? `${letter}{2,}` : `${letter}+`
  )
}
