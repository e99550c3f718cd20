/** What is looked for on a page: on one that is projected, every line is on one of the pages that a remote turns. */
export interface Look {
  readonly projected: boolean
}

/** Runs in the page: texts that leave their place, in words; nothing where all is well. */
export function cutTexts({ projected }: Look): string[] {
  const found = new Set<string>()
  const complain = (what: string, { textContent }: Node) =>
    found.add(`${what}: ${textContent?.trim().slice(0, 60)}`)
  const { scrollWidth } = document.documentElement
  if (scrollWidth > innerWidth) found.add(`${scrollWidth - innerWidth} px too wide`)

  // The title has its place on other pages; of many teams' members, the first are named.
  const shortened =
    'header .title, footer .title, .tight .prompt, ul.most .names, ul.many .names, li .names'
  const silent = `.visually-hidden, [hidden], style, script, .preview, details:not([open]) > :not(summary), ${shortened}`
  const texts: { node: Node; lines: DOMRect[] }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || !node.textContent?.trim() || parent.closest(silent)) continue
    const { visibility, display } = getComputedStyle(parent)
    if (visibility === 'hidden' || display === 'none') continue
    range.selectNodeContents(node)
    const lines = [...range.getClientRects()].filter(({ width }) => width > 1)
    texts.push({ node, lines })
    for (const line of lines) {
      if (line.right > innerWidth + 1 || line.left < -1) complain('leaves the window', node)
    }
    const ink = Number.parseFloat(getComputedStyle(parent).fontSize) * 0.35
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box)
      if (style.display.startsWith('inline') && box === parent) continue
      if (box instanceof SVGElement) continue
      const edge = box.getBoundingClientRect()
      const isScroller = box.matches('.main, .screen')
      const hidesX = style.overflowX !== 'visible'
      const hidesY = style.overflowY === 'hidden' || style.overflowY === 'clip'
      for (const line of lines) {
        const beside = line.right > edge.right + 1.5 || line.left < edge.left - 1.5
        if (beside && (hidesX || box === parent)) complain('leaves its box', node)
        const below = line.bottom > edge.bottom + ink || line.top < edge.top - ink
        if (below && hidesY && !isScroller) complain('is cut', node)
      }
      if (isScroller || style.position === 'fixed') break
    }
  }
  if (projected) {
    const whole = document.querySelector('[data-layout="whole"] .main')
    const scroller = (whole ?? document.querySelector('.screen')) as HTMLElement
    const lobby = document.querySelector('[data-layout="whole"] > .lobby')
    const foot = whole
      ? 0
      : ((document.querySelector('.screen footer') as HTMLElement | null)?.offsetHeight ?? 0)
    const inPages = texts.filter(
      ({ node }) =>
        (lobby ?? scroller).contains(node) && !node.parentElement?.closest('footer, .page')
    )
    const unseen = new Map(
      inPages.flatMap(({ node, lines }) =>
        lines.map((_, at) => [`${at} ${inPages.findIndex((one) => one.node === node)}`, node])
      )
    )
    const code = document.querySelector('.lobby .code svg')
    if (code?.getAttribute('viewBox')) {
      const { width, bottom, right } = code.getBoundingClientRect()
      const modules = Number(code.getAttribute('viewBox')!.split(' ')[2])
      if (width / modules < 2.5) found.add(`${(width / modules).toFixed(1)} px a module`)
      if (innerWidth > 600 && (bottom > innerHeight || right > innerWidth))
        found.add('the code is cut')
    }
    for (let page = 0, last = -1; page < 60; page += 1) {
      const box = scroller.getBoundingClientRect()
      const clip = /inset\(0px 0px ([\d.]+)px/u.exec(scroller.style.clipPath)?.[1] ?? '0'
      const bottom = box.bottom - Number(clip) - foot
      inPages.forEach(({ node }, index) => {
        range.selectNodeContents(node)
        const lines = [...range.getClientRects()].filter(({ width }) => width > 1)
        lines.forEach((line, at) => {
          if (line.top > box.top - line.height * 0.35 && line.bottom < bottom + line.height * 0.35)
            unseen.delete(`${at} ${index}`)
        })
      })
      if (unseen.size === 0 || scroller.scrollTop === last) break
      last = scroller.scrollTop
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', cancelable: true }))
    }
    for (const node of unseen.values()) complain('is on no page', node)
  }
  return [...found]
}
