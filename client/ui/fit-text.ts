import type { Attachment } from 'svelte/attachments'
import { bandsIn, pageStarts } from './page-starts.ts'
import { keepFitted, largestThat } from './refit.ts'

interface Fit {
  /** Bounds of the text size, in units (`--unit`: one pixel of a 1080p projector). */
  readonly min: number
  readonly max: number
  /** Arrangements to try, written on `data-arrangement`: the one that takes the largest text wins, then the first. */
  readonly arrangements?: readonly string[]
}

/** Longer than any word that is read: an address, which may be broken anywhere. */
const longestWord = 26

/**
 * Gives the largest `--fit` (a number of units) at which the first child of a box of fixed height fits into it,
 * and at which no word of a `[data-fits]` element is wider than its element. What does not even fit at the smallest is
 * shown in pages: as few as can be, and then as large as so many allow. Measures layout, not painting, so that
 * something still moving in does not count.
 */
export function fitText({ min, max, arrangements = [''] }: Fit): Attachment<HTMLElement> {
  return (box) => {
    const content = box.firstElementChild
    if (!(content instanceof HTMLElement)) return

    const arrange = (arrangement: string, size: number) => {
      box.dataset['arrangement'] = arrangement
      box.style.setProperty('--fit', String(size))
    }
    const texts = () => [...content.querySelectorAll<HTMLElement>('[data-fits]')]
    const fits = () =>
      content.offsetHeight <= box.clientHeight &&
      texts().every((text) => text.scrollWidth <= text.clientWidth + 1)
    const pages = () => pageStarts(bandsIn(content), box.clientHeight).length

    const fit = () => {
      const words = texts().flatMap((text) => text.textContent?.split(/\s+/u) ?? [])
      box.toggleAttribute(
        'data-breaking',
        words.some(({ length }) => length > longestWord)
      )
      let best = { size: 0, arrangement: '', pages: Infinity }
      /** The largest at which it holds, where it holds at all. */
      const consider = (arrangement: string, count: number, holds: () => boolean) => {
        const size = largestThat(min, max, (size) => {
          arrange(arrangement, size)
          return holds()
        })
        arrange(arrangement, size)
        if (!holds()) return
        if (count < best.pages || size > best.size) best = { size, arrangement, pages: count }
      }
      for (const arrangement of arrangements) consider(arrangement, 1, fits)
      if (best.size === 0) {
        box.toggleAttribute('data-breaking', true)
        const counts = arrangements.map((arrangement) => {
          arrange(arrangement, min)
          return pages()
        })
        const fewest = Math.min(...counts)
        arrangements.forEach((arrangement, at) => {
          if (counts[at] === fewest) consider(arrangement, fewest, () => pages() <= fewest)
        })
      }
      arrange(best.arrangement, best.size || min)
    }

    return keepFitted(box, fit)
  }
}
