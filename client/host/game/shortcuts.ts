export type Shortcut =
  'next' | 'back' | 'pageDown' | 'pageUp' | 'pause' | 'fullScreen' | 'names' | 'help'

/** What the focused element does with keys itself. */
export type Focus =
  | 'page'
  /** A button or a link: Space is its own. */
  | 'control'
  /** Tabs or radios: the arrows are theirs too. */
  | 'arrows'
  /** A field: every key is. */
  | 'text'

export interface KeyPress {
  readonly key: string
  /** Held down. */
  readonly repeat: boolean
  /** With Ctrl, Alt or Meta: the browser's or the system's business. */
  readonly modified: boolean
  readonly focus: Focus
}

const shortcuts: Readonly<Record<string, Shortcut>> = {
  ' ': 'next',
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
  '.': 'pageDown',
  ',': 'pageUp',
  p: 'pause',
  f: 'fullScreen',
  n: 'names',
  '?': 'help'
}

/** What a key means to a game. Presentation remotes send PageUp and PageDown. */
export function shortcutFor({ key, repeat, modified, focus }: KeyPress): Shortcut | null {
  if (repeat || modified || focus === 'text') return null
  if (key === ' ' && focus !== 'page') return null
  if (key.startsWith('Arrow') && focus === 'arrows') return null
  return shortcuts[key.length === 1 ? key.toLowerCase() : key] ?? null
}

export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page'
  if (target.closest('input[type="radio"], [role="tab"]')) return 'arrows'
  if (target.closest('input[type="checkbox"]')) return 'control'
  if (target.closest('input, textarea, select, [contenteditable]')) return 'text'
  return target.closest('button, a, summary') ? 'control' : 'page'
}
