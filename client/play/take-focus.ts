/** For the title of a new phase: read first by a screen reader, and shown from the top of the page. */
export function takeFocus(title: HTMLElement): void {
  scrollTo(0, 0)
  title.focus({ preventScroll: true })
}
