import { LocalPart } from './part.ts'
import { crowdOf, type PartOrder } from './part-order.ts'
import type { Answered, Asked } from './remote-part.ts'

// A process of its own: does what `RemotePart` asks until it hangs up.
const part = new LocalPart(crowdOf(JSON.parse(process.argv[2] ?? '{}') as PartOrder))

process.on('message', ({ id, what, with: more }: Asked) => {
  const method = part[what] as (...more: readonly unknown[]) => Promise<unknown>
  method.apply(part, [...more]).then(
    (value) => answer({ id, value }),
    (error: unknown) => answer({ id, error: String(error) })
  )
})
process.on('disconnect', () => process.exit(0))

function answer(answered: Answered): void {
  process.send?.(answered)
}
