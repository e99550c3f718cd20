import cloud from 'd3-cloud'
import type { SharedText } from '../../../shared/steps/words.ts'

/** Words, the part of their plane to show, and how many texts found no room. */
export interface CloudPicture {
  readonly words: readonly PlacedWord[]
  readonly viewBox: string
  readonly left: number
}

export interface PlacedWord {
  readonly id: string
  readonly text: string
  readonly size: number
  readonly x: number
  readonly y: number
  readonly paint: number
}

/** Of words as they are shown, in heights of the place: the largest, and the smallest that is read across a room. */
const largest = 0.26
const smallest = 0.034
/** How small a word is at least, beside the one most often given. */
const leastShare = 0.35
/** However small they are. */
const fewest = 10
/** How well words pack depends on the box and on where the first ones fall: the best of a few tries is kept. */
const tries = [1, 0.75, 0.55, 0.85, 0.65, 0.45]
/** Of many words, that all come near the same. */
const triesOfMany = tries.slice(0, 3)
const many = 24
const boxWidth = 960
/** How much of the box the words cover at the first try, and what a next try takes off their size. */
const covered = 0.5
const step = 1.12
const paints = 5

/**
 * Words laid out around the middle, the more often given the larger (d3-cloud), as large as leaves room for each of
 * them. The same words always give the same picture. `texts`: most given first, the last are the first to be left out.
 * `ratio`: of the place, width to height.
 */
export async function cloudLayout(
  texts: readonly SharedText[],
  font: string,
  ratio: number
): Promise<CloudPicture> {
  let best = { ...nothing, scale: 0 }
  for (const stretch of texts.length > many ? triesOfMany : tries) {
    const packing = await packed(texts, font, ratio * stretch)
    const scale = Math.min(ratio / packing.width, 1 / packing.height)
    if (packing.size * scale > best.size * best.scale) best = { ...packing, scale }
  }
  const { words, size, scale } = best
  const share = (Math.min(...words.map((word) => word.size)) * scale) / smallest
  if (share < 1 && texts.length > fewest) {
    const kept = Math.max(fewest, Math.floor(texts.length * Math.max(0.5, share ** 2)))
    const picture = await cloudLayout(texts.slice(0, kept), font, ratio)
    return { ...picture, left: picture.left + texts.length - kept }
  }
  // Two words alone do not fill a wall.
  const air = Math.max(1, (size * scale) / largest)
  return { words, viewBox: viewBoxOf(best, air), left: texts.length - words.length }
}

interface Packing {
  readonly words: readonly PlacedWord[]
  /** Of the word most often given. */
  readonly size: number
  /** The box around them. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const nothing: Packing = { words: [], size: 0, x: 0, y: 0, width: 1, height: 1 }

/** In a box of that ratio, as large as finds room there. */
async function packed(texts: readonly SharedText[], font: string, ratio: number): Promise<Packing> {
  // d3-cloud counts its rows.
  const height = Math.round(boxWidth / ratio)
  const highest = Math.max(1, ...texts.map(({ count }) => count))
  const shares = texts.map(({ count }) => Math.max(leastShare, Math.sqrt(count / highest)))
  // A letter is some 0.55 wide.
  const letters = texts.map(({ text }) => 0.55 * text.length)
  const area = letters.reduce((sum, length, at) => sum + length * (shares[at] ?? 0) ** 2, 0)
  const widest = Math.max(1, ...letters.map((length, at) => length * (shares[at] ?? 0)))
  let size = Math.min(Math.sqrt((covered * boxWidth * height) / area), boxWidth / widest)
  for (; size > 4; size /= step) {
    const words = texts.map(({ id, text }, at) => {
      return { id, text, size: size * (shares[at] ?? 0), paint: at % paints }
    })
    const packing = await placed(words, font, [boxWidth, height])
    if (packing.words.length === texts.length) return { ...packing, size }
  }
  return nothing
}

type Word = Pick<PlacedWord, 'id' | 'text' | 'size' | 'paint'>

/** What d3-cloud adds to a word, which its types leave out: the sides of its box, from its middle. */
type Boxed = cloud.Word & { x0?: number; x1?: number }

/** Those of the words that find room. */
function placed(words: Word[], font: string, size: [number, number]): Promise<Packing> {
  let seed = 1
  return new Promise((resolve) => {
    cloud<Word & Boxed>()
      .size(size)
      .words(words)
      .padding((word) => word.size / 12)
      .rotate(0)
      .font(font)
      .fontWeight('700')
      .fontSize((word) => word.size)
      .random(() => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647)
      .on('end', (done) => {
        const left = Math.min(...done.map(({ x = 0, x0 = 0 }) => x + x0))
        const right = Math.max(...done.map(({ x = 0, x1 = 0 }) => x + x1))
        // Letters rise and hang from their line; the box of d3-cloud is higher than they are.
        const top = Math.min(...done.map(({ y = 0, size: drawn }) => y - 0.85 * drawn))
        const bottom = Math.max(...done.map(({ y = 0, size: drawn }) => y + 0.28 * drawn))
        resolve({
          words: done.map(({ id, text, size: drawn, paint, x = 0, y = 0 }) => {
            return { id, text, size: drawn, paint, x, y }
          }),
          size: 0,
          x: left,
          y: top,
          width: right - left,
          height: bottom - top
        })
      })
      .start()
  })
}

function viewBoxOf({ x, y, width, height }: Packing, air: number): string {
  const [w, h] = [width * air, height * air]
  return [x + (width - w) / 2, y + (height - h) / 2, w, h].join(' ')
}
