import { base } from '../../net/base.ts'

/** Where an activity's image is served. */
export function imageAddress(file: string): string {
  return `${base}images/${encodeURIComponent(file)}`
}
