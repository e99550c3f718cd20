import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { activityJsonSchema } from '../../server/library/activity-schema.ts'

const committed = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../content/activity.schema.json'), 'utf8')
)

it('the schema that editors read is the one that the server checks with', () => {
  const message = 'run: npx tsx scripts/write-schema.ts'
  expect(JSON.parse(JSON.stringify(activityJsonSchema())), message).toEqual(committed)
})

it('the schema explains every key', () => {
  expect(unexplained(committed)).toEqual([])
})

function unexplained(schema: Record<string, unknown>, path = ''): string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return []
    const at = `${path}/${key}`
    const inside = unexplained(value as Record<string, unknown>, at)
    const isKey = path.endsWith('/properties')
    return isKey && !('description' in value) ? [at, ...inside] : inside
  })
}
