/** Phones of before 2022 have no `inert`: written as an attribute there, it finds its style in `base.css`. */
if (!('inert' in HTMLElement.prototype)) {
  Object.defineProperty(HTMLElement.prototype, 'inert', {
    set(this: HTMLElement, inert: boolean) {
      this.toggleAttribute('inert', inert)
    }
  })
}
