import type { Attachment } from 'svelte/attachments'
import { keepFitted, largestThat } from '../../ui/refit.ts'

interface Fit {
  /** Bounds of the text size, in units; no smaller can be read across a room. */
  readonly min: number
  readonly max: number
  /** Columns to try. */
  readonly columns: readonly number[]
  readonly texts: readonly string[]
  /** Told how many of them find no room at the smallest size. */
  readonly onleft: (left: number) => void
}

/** Of a column, in times the text's size: the eye loses its way back in longer lines. */
const widest = 26

/**
 * Gives the list in a box of fixed height the largest `--fit` (a number of units) and the columns at which all of its
 * items fit into the box. Where not even the smallest fits, the last items are hidden, but for the very last, which
 * tells how many.
 */
export function fitTexts({ min, max, columns, texts, onleft }: Fit): Attachment<HTMLElement> {
  return (box) => {
    const list = box.querySelector<HTMLElement>('ul')
    if (!list) return
    const count = texts.length
    // Letters are some 0.6 wide, beside what surrounds a text; no word is cut, but for what is no word.
    const longest = Math.max(...texts.flatMap((text) => text.split(/\s/u)).map(lengthOf))
    const narrowest = Math.max(8, Math.min(18, 3 + 0.6 * longest))
    const items = [...list.children].slice(0, count) as HTMLElement[]
    const more = list.children[count] as HTMLElement | undefined

    const show = (shown: number) => {
      items.forEach((item, at) => (item.hidden = at >= shown))
      if (more) more.hidden = shown >= count
    }

    /** Fewest columns first: whole sentences are read across. */
    const fits = (size: number) => {
      box.style.setProperty('--fit', String(size))
      const width = box.clientWidth / Number.parseFloat(getComputedStyle(list).fontSize)
      return columns.some((number) => {
        const column = width / number
        if (number > 1 && (column < narrowest || column > widest)) return false
        list.style.columnCount = String(number)
        return list.offsetHeight <= box.clientHeight && list.scrollWidth <= box.clientWidth + 1
      })
    }

    const fit = () => {
      show(count)
      let shown = count
      if (!fits(largestThat(min, max, fits))) {
        const holds = (number: number) => {
          show(number)
          return fits(min)
        }
        shown = largestThat(1, count, holds)
        holds(shown)
      }
      onleft(count - shown)
    }

    return keepFitted(box, fit)
  }
}

function lengthOf({ length }: string): number {
  return length
}
