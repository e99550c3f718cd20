import cloud from 'd3-cloud'
import type { SharedText } from '../../../shared/steps/words.ts'

/** Words, and the box around them all. */
export interface CloudPicture {
  readonly words: readonly PlacedWord[]
  readonly viewBox: string
}

export interface PlacedWord {
  readonly id: string
  readonly text: string
  readonly size: number
  readonly x: number
  readonly y: number
  readonly paint: number
}

const cloudWidth = 1600
const cloudHeight = 720
const largest = 120
const smallest = 30
const paints = 5

/**
 * Words laid out around the middle, the more often given the larger (d3-cloud). The same words always give the same
 * picture. What finds no room is left out: the list beside tells it.
 */
export function cloudLayout(texts: readonly SharedText[], font: string): Promise<CloudPicture> {
  const most = Math.max(1, ...texts.map(({ count }) => count))
  const longest = Math.max(1, ...texts.map(({ text }) => text.length))
  // A long text at the size of a word would not fit in any picture.
  const widest = Math.min(largest, (1.6 * cloudWidth) / longest)
  const words = texts.map(({ id, text, count }, at) => ({
    id,
    text,
    size: Math.max(smallest, widest * Math.sqrt(count / most)),
    paint: at % paints
  }))
  let seed = 1
  return new Promise((resolve) => {
    cloud<(typeof words)[number] & cloud.Word>()
      .size([cloudWidth, cloudHeight])
      .words(words)
      .padding(8)
      .rotate(0)
      .font(font)
      .fontWeight('700')
      .fontSize(({ size }) => size)
      .random(() => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647)
      .on('end', (placed) =>
        resolve({
          words: placed.map(({ id, text, size, x, y, paint }) => ({
            id,
            text,
            size,
            x: x ?? 0,
            y: y ?? 0,
            paint
          })),
          viewBox: boxAround(placed)
        })
      )
      .start()
  })
}

/** What d3-cloud adds to a word, which its types leave out: the corners of its box, from its middle. */
type Boxed = cloud.Word & { x0?: number; x1?: number; y0?: number; y1?: number }

function boxAround(words: readonly Boxed[]): string {
  const edge = (pick: (...values: number[]) => number, side: (word: Boxed) => number) =>
    pick(...words.map(side))
  const left = edge(Math.min, ({ x = 0, x0 = 0 }) => x + x0)
  const right = edge(Math.max, ({ x = 0, x1 = 0 }) => x + x1)
  const top = edge(Math.min, ({ y = 0, y0 = 0 }) => y + y0)
  const bottom = edge(Math.max, ({ y = 0, y1 = 0 }) => y + y1)
  return `${left} ${top} ${right - left} ${bottom - top}`
}
