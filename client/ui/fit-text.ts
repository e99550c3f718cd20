import type { Attachment } from 'svelte/attachments'
import { keepFitted, largestThat } from './refit.ts'

interface Fit {
  /** Bounds of the text size, in units (`--unit`: one pixel of a 1080p projector). */
  readonly min: number
  readonly max: number
  /** Arrangements to try, written on `data-arrangement`: the one that takes the largest text wins, then the first. */
  readonly arrangements?: readonly string[]
}

/**
 * Gives the largest `--fit` (a number of units) at which the first child of a box of fixed height fits into it,
 * and at which no word of a `[data-fits]` element is wider than its element. Measures layout, not painting,
 * so that something still moving in does not count.
 */
export function fitText({ min, max, arrangements = [''] }: Fit): Attachment<HTMLElement> {
  return (box) => {
    const fits = (size: number) => {
      box.style.setProperty('--fit', String(size))
      const content = box.firstElementChild
      if (!(content instanceof HTMLElement)) return true
      if (content.offsetHeight > box.clientHeight) return false
      const texts = content.querySelectorAll<HTMLElement>('[data-fits]')
      return [...texts].every((text) => text.scrollWidth <= text.clientWidth + 1)
    }

    const fit = () => {
      let best = { size: 0, arrangement: '' }
      for (const arrangement of arrangements) {
        box.dataset['arrangement'] = arrangement
        const size = largestThat(min, max, fits)
        if (size > best.size) best = { size, arrangement }
      }
      box.dataset['arrangement'] = best.arrangement
      box.style.setProperty('--fit', String(best.size))
    }

    return keepFitted(box, fit)
  }
}
