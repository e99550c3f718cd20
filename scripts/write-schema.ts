import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { activityJsonSchema } from '../server/library/activity-schema.ts'

const file = join(import.meta.dirname, '../content/activity.schema.json')
const style = await resolveConfig(file)
writeFileSync(
  file,
  await format(JSON.stringify(activityJsonSchema()), { ...style, filepath: file })
)
