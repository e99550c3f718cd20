/** Fits what is in a box: now, when its size changes, and once its letters have come. Gives back how to stop. */
export function keepFitted(box: Element, fit: () => void): () => void {
  const observer = new ResizeObserver(fit)
  fit()
  observer.observe(box)
  document.fonts.addEventListener('loadingdone', fit)
  return () => {
    observer.disconnect()
    document.fonts.removeEventListener('loadingdone', fit)
  }
}

/** The largest whole number from `low` to `high` for which it holds, asked as few times as can be; `low` when it holds for none. */
export function largestThat(low: number, high: number, holds: (number: number) => boolean): number {
  if (holds(high)) return high
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}
