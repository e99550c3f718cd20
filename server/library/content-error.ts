/** One thing to mend in a content file. */
export interface Problem {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** Where in the activity: `steps[3].right`; empty for the file as a whole. */
  readonly path: string
  readonly expected: string
}

/** A file that cannot be played until its problems are mended. */
export interface FaultyFile {
  readonly file: string
  readonly problems: readonly Problem[]
}

/** Thrown when content cannot be played: its message lists every problem, one a line. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly problems: readonly Problem[]

  constructor(folder: string, problems: readonly Problem[]) {
    super([`Contenu à corriger dans ${folder} :`, ...problems.map(written)].join('\n'))
    this.problems = problems
  }
}

function written({ file, line, path, expected }: Problem) {
  return [`${file}:${line}`, path, expected].filter(Boolean).join(': ')
}
