import { flushSync } from 'svelte'

declare global {
  interface Window {
    show?: (shown: unknown) => void
  }
}

/** What a test hands to a gallery, one view after the other, through `window.show`. */
export class Given<Shown> {
  shown = $state.raw<Shown | null>(null)
  /** How many there have been: a page is made anew for each. */
  count = $state(0)

  constructor() {
    window.show = (shown) => {
      flushSync(() => {
        this.shown = shown as Shown
        this.count += 1
      })
    }
  }
}
