/** From top to bottom of what must not be cut, in pixels below the top of the text. */
export interface Band {
  readonly top: number
  readonly bottom: number
}

/** How much of its height a page fills: under it stands which page it is. */
const filled = 0.94
/** Letters hang a little below their line. */
const slack = 2

/** Where each page begins, in pixels: as full as can be without cutting a line. One page fills all of the height. */
export function pageStarts(bands: readonly Band[], height: number): number[] {
  const end = Math.max(0, ...bands.map(({ bottom }) => bottom))
  const starts = [0]
  if (end <= height + slack || height <= 0) return starts
  for (let start = 0; end > start + height * filled + slack;) {
    start = breakAfter(bands, start, start + height * filled)
    starts.push(start)
  }
  return starts
}

/** Moves up to the top of what would be cut, unless it is higher than a page. */
function breakAfter(bands: readonly Band[], start: number, end: number): number {
  const cut = bands.find(
    ({ top, bottom }) => top > start + slack && top < end - slack && bottom > end + slack
  )
  return cut ? breakAfter(bands, start, cut.top) : end
}

/** The lines of text and the pictures within an element, from its top; `but`: what stands outside of the pages. */
export function bandsIn(content: Element, but = ''): Band[] {
  const { top: origin } = content.getBoundingClientRect()
  const bands: Band[] = []
  const add = ({ top, bottom, width }: DOMRect) => {
    if (width > 0) bands.push({ top: top - origin, bottom: bottom - origin })
  }
  const left = `.visually-hidden, .lines, [hidden]${but && `, ${but}`}`
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.matches('svg, img, .measure') && !node.closest(left)) {
        add(node.getBoundingClientRect())
      }
    } else if (node.textContent?.trim() && !node.parentElement?.closest(`svg, ${left}`)) {
      range.selectNodeContents(node)
      for (const line of range.getClientRects()) add(line)
    }
  }
  return bands
}
