import { bandsIn, pageStarts } from '../ui/page-starts.ts'

/**
 * What is projected, as pages: a text that does not fit at the smallest size that a room can read is shown page by
 * page. A page is a place that the screen is scrolled to, so that a wheel or a finger turns pages too.
 */
export class Pages {
  count = $state(1)
  /** The page on the screen, from 0. */
  at = $state(0)

  #starts: readonly number[] = [0]
  #scroller: HTMLElement | null = null
  /** Asked for; the text may not have been laid out yet. */
  #wanted = 0
  #scrolled = () => {}

  get hasNext(): boolean {
    return this.at + 1 < this.count
  }

  show(page: number): void {
    this.#wanted = page
    this.#scroll()
  }

  turn(by: 1 | -1): void {
    this.show(Math.min(this.count - 1, Math.max(0, this.at + by)))
  }

  /**
   * Counts the pages of `scroller`, again whenever what is in it changes; gives back how to stop. `whole`: a picture of
   * a fixed height, whose lines are never cut; else a page of the browser's, under what sticks to its foot.
   */
  follow(scroller: HTMLElement, whole: boolean): () => void {
    this.#scroller = scroller
    const count = () => {
      const foot = whole ? 0 : (scroller.querySelector('footer')?.offsetHeight ?? 0)
      const height = scroller.clientHeight - foot
      const fits = scroller.scrollHeight <= scroller.clientHeight + 1
      const starts = fits ? [0] : pageStarts(bandsFrom(scroller), height)
      if (starts.join() === this.#starts.join()) return
      this.#starts = starts
      this.count = starts.length
      this.#scroll()
    }
    const scrolled = () => {
      const top = scroller.scrollTop + 2
      const isLast = top + scroller.clientHeight >= scroller.scrollHeight
      this.at = isLast ? this.count - 1 : this.#starts.findLastIndex((start) => start <= top)
      const [start = 0, next] = this.#starts.slice(this.at)
      const cut = whole && next !== undefined && Math.abs(scroller.scrollTop - start) < 3
      const clip = cut ? `inset(0px 0px ${scroller.clientHeight - (next - start)}px)` : ''
      // Changes of style are looked at: one that changes nothing would be looked at for ever.
      if (scroller.style.clipPath !== clip) scroller.style.clipPath = clip
    }
    const moved = () => {
      scrolled()
      if (this.count > 1) this.#wanted = this.at
    }
    const sizes = new ResizeObserver(count)
    const changes = new MutationObserver(count)
    sizes.observe(scroller)
    changes.observe(scroller, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['style', 'class', 'hidden']
    })
    scroller.addEventListener('scroll', moved)
    scroller.addEventListener('animationend', count)
    document.fonts.addEventListener('loadingdone', count)
    this.#scrolled = scrolled
    this.#starts = []
    count()
    return () => {
      sizes.disconnect()
      changes.disconnect()
      scroller.removeEventListener('scroll', moved)
      scroller.removeEventListener('animationend', count)
      document.fonts.removeEventListener('loadingdone', count)
      scroller.style.clipPath = ''
    }
  }

  #scroll(): void {
    if (!this.#scroller) return
    const page = Math.min(this.#wanted, this.count - 1)
    const top = this.#starts[page] ?? 0
    this.#scroller.scrollTo({ top, behavior: 'instant' })
    this.#scrolled()
  }
}

/** Below the top of all that is scrolled. */
function bandsFrom(scroller: HTMLElement) {
  return bandsIn(scroller, 'footer').map(({ top, bottom }) => ({
    top: top + scroller.scrollTop,
    bottom: bottom + scroller.scrollTop
  }))
}
