/**
 * What is used although some browsers of a page's floor do not know it, and why nobody is worse off there: by what the
 * check calls it.
 * @type {readonly (readonly [why: string, what: readonly string[]])[]}
 */
const reasons = [
  [
    'ours or a library’s: no member of the browser’s',
    ['.format', '.image', '.layer', '.locale', '.lost']
  ],
  [
    'ours or a library’s: no member of the browser’s',
    ['.run', '.transport', '.unit', '.writeBuffer']
  ],
  ['ours or a library’s: no member of the browser’s', ['.font', '.fontStyle', '.fontWeight', 'ML']],
  [
    'asked for before it is used',
    ['.createPolicy', 'trustedTypes', 'navigator.wakeLock', '.currentCSSZoom']
  ],
  [
    'what older browsers get wrong, the initial value of a field in a parameter, is not written',
    ['class field']
  ],
  ['`older-phones.ts` makes it an attribute, which has a style', ['.inert']],
  [
    'without it the glossary shows in a plain box (`GlossaryDialog.svelte`)',
    ['<dialog>', '.showModal', ':backdrop']
  ],
  ['the browser’s own ring shows there', [':focus-visible', 'outline']],
  ['`older-styles.ts` says it in older words, too', ['overflow-wrap: anywhere']],
  ['corners are less round', ['overflow: clip', 'overflow-x: clip']],
  ['the narrow layout shows', ['@container', 'container-type']],
  ['the drawing within has its own proportions', ['aspect-ratio']],
  ['a text breaks in other places', ['text-wrap', 'text-wrap: pretty', 'hyphenate-limit-chars']],
  [
    'a line is thinner, a mark in the browser’s colour',
    ['text-decoration-thickness', 'accent-color']
  ],
  ['the content of a grid stands where it would anyway', ['align-content: start']],
  [
    'only for a mouse, a printer, or chosen colours',
    ['break-after: avoid', 'forced-color-adjust', 'resize']
  ],
  ['only for a mouse', ['cursor: default', 'cursor: grab', 'cursor: grabbing', 'cursor: help']],
  ['only for a mouse', ['cursor: pointer', 'cursor: progress']],
  ['only where taps flash or scrolling glides', ['-webkit-tap-highlight-color', 'scroll-behavior']],
  ['a bar shows where the page is', ['scrollbar-width']],
  ['only saves work', ['content-visibility: auto']]
]

export const allowed = new Map(reasons.flatMap(([why, what]) => what.map((one) => [one, why])))
