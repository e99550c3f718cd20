/** A new page's title takes the focus, so that it is read first and the keyboard starts there. */
export function takeFocus(title: HTMLElement): void {
  title.focus({ preventScroll: true })
}
