import { z } from 'zod'

/** One line of plain text, at most `max` code points. Line breaks in the file become spaces. */
export function line(max: number) {
  return bounded(max, (text) => text.trim().replace(/[ \t]*\n\s*/g, ' '))
}

/**
 * Plain text in paragraphs, at most `max` code points. Any line break parts two paragraphs, for a
 * folded YAML text (`>-`) keeps only one of the two line breaks that an author types.
 */
export function paragraphs(max: number) {
  return bounded(max, (text) => text.trim().replace(/[ \t]*\n\s*/g, '\n\n'))
}

/** A name used by the program, never shown: `cles-en-main`. */
export function slug(max: number) {
  return z
    .string()
    .max(max)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
      error: 'ne doit contenir que des minuscules sans accent, des chiffres et des traits d’union'
    })
}

// JSON Schema counts code points, zod counts UTF-16 units: counted here, declared in the metadata.
function bounded(max: number, tidy: (text: string) => string) {
  return z
    .string()
    .overwrite(tidy)
    .superRefine((text, context) => {
      const length = [...text].length
      if (length < 1) {
        context.addIssue({ code: 'too_small', origin: 'string', minimum: 1, input: text })
      }
      if (length > max) {
        context.addIssue({ code: 'too_big', origin: 'string', maximum: max, input: text })
      }
    })
    .meta({ minLength: 1, maxLength: max })
}
