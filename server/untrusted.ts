import type { ZodType } from 'zod'

/**
 * What a stranger sent, once it is known to be what the schema says; null when it is not, whatever it is.
 * Zod's checks of length compare `value.length` even of what is no text, and throw over an object that cannot
 * become a number.
 */
export function readUntrusted<Value>(schema: ZodType<Value>, value: unknown): Value | null {
  try {
    const read = schema.safeParse(value)
    return read.success ? read.data : null
  } catch {
    return null
  }
}
