import type { z } from 'zod'

/**
 * Refuses an id that an earlier item of the list has. To be run with `whenList`: the items may be
 * anything, for all problems of a file are told at once.
 */
export function uniqueIds(items: readonly unknown[], context: z.core.$RefinementCtx): void {
  const ids = items.map((item) => (item as { id?: unknown } | null | undefined)?.id)
  refuseRepeated(ids, context, (index) => [index, 'id'])
}

/** Refuses a value that comes twice. */
export function uniqueValues(items: readonly unknown[], context: z.core.$RefinementCtx): void {
  refuseRepeated(items, context, (index) => [index])
}

/** Refuses a text, or an item's, that reads as an earlier one: spaces, capitals and a final full stop aside. */
export function differentTexts(items: readonly unknown[], context: z.core.$RefinementCtx): void {
  const texts = items.map((item) => {
    return typeof item === 'string' ? item : (item as { text?: unknown } | null | undefined)?.text
  })
  const read = texts.map((text) => (typeof text === 'string' ? asRead(text) : text))
  refuseRepeated(read, context, (index) =>
    typeof items[index] === 'string' ? [index] : [index, 'text']
  )
}

function asRead(text: string): string {
  const tidy = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
  return tidy.replace(/(?<=[^.])\.$/u, '')
}

/** Runs a check on a list even though some of its items are wrong. */
export const whenList = {
  when: ({ value }: { value: unknown }) => Array.isArray(value)
}

function refuseRepeated(
  values: readonly unknown[],
  context: z.core.$RefinementCtx,
  pathOf: (index: number) => PropertyKey[]
) {
  const known = new Set<string>()
  values.forEach((value, index) => {
    if (typeof value !== 'string') return
    if (!known.has(value)) {
      known.add(value)
      return
    }
    context.addIssue({
      code: 'custom',
      path: pathOf(index),
      message: `ne doit pas répéter « ${value} », déjà donné plus haut`,
      input: value
    })
  })
}
