import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import { everyKind } from './every-kind.ts'
import { answeredKinds, kindNames } from './kinds.ts'

const folder = join(import.meta.dirname, '../../client/steps')
const parts = ['Correction.svelte', 'OnScreen.svelte', 'ForHost.svelte', 'summary.ts']

describe.each(kindNames)('the kind %s', (kind) => {
  it.each([
    ['every-kind.ts', everyKind],
    ['decouvrir-preau.yaml', loadLibrary('content').find('decouvrir-preau')]
  ])('has a step in %s', (_, activity) => {
    expect(activity?.steps.map((step) => step.kind)).toContain(kind)
  })

  // What is found by name is missed by nobody when it is not there.
  it('has its parts in client/steps', () => {
    const has = (part: string) => existsSync(join(folder, kind, part))
    expect(parts.filter((part) => !has(part))).toEqual([])
    expect(has('Answering.svelte')).toBe(answeredKinds.includes(kind))
  })
})
