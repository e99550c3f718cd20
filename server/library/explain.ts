import { z } from 'zod'

const named: Record<string, string> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  array: 'une liste',
  object: 'un groupe de clés',
  null: 'rien'
}

const counted: Record<string, string> = { string: 'caractère', array: 'élément' }

/**
 * What was expected, in the words of someone who writes quizzes. The path stands before, as the
 * subject of the sentence.
 */
export const explain: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = named[issue.expected] ?? issue.expected
      if (issue.input === undefined) return `est obligatoire et doit être ${expected}`
      return `doit être ${expected} (ici ${received(issue.input)})`
    }
    case 'invalid_value':
      return `doit être ${oneOf(issue.values)}`
    case 'invalid_union':
      return `est obligatoire et doit être ${oneOf(issue.options)}`
    case 'too_small':
      return bound('au moins', issue.minimum, issue)
    case 'too_big':
      return bound('au plus', issue.maximum, issue)
    case 'unrecognized_keys':
      return `n’est pas une clé connue ici (${keysOf(issue.inst)})`
    default:
      return z.locales.fr().localeError(issue)
  }
}

function bound(side: string, limit: number | bigint, issue: { origin: string; input?: unknown }) {
  const unit = counted[issue.origin]
  if (!unit) return `doit valoir ${side} ${limit} (ici ${received(issue.input)})`
  return `doit avoir ${side} ${limit} ${unit}${limit === 1 ? '' : 's'} (ici ${size(issue.input)})`
}

function oneOf(values: unknown) {
  return Array.isArray(values) ? values.map(String).join(' ou ') : 'd’une autre forme'
}

function received(input: unknown) {
  const type = z.core.util.parsedType(input)
  return type === 'number' || type === 'boolean' ? String(input) : (named[type] ?? type)
}

function size(input: unknown) {
  if (typeof input === 'string') return [...input].length
  return Array.isArray(input) ? input.length : 0
}

function keysOf(schema: unknown) {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape).join(', ') : ''
}
