import type { GameControl } from './control.svelte.ts'
import { toggleFullScreen } from '../../screen/full-screen.svelte.ts'
import { focusOf, shortcutFor, type Shortcut } from './shortcuts.ts'

/** Listens to the shortcuts of a game for as long as the component that makes it lives. */
export function listenToKeys(control: GameControl, showHelp: () => void): void {
  const actions: Record<Shortcut, () => void> = {
    next: () => control.pressNext(true),
    back: () => control.lookBackFurther(),
    pause: () => control.togglePause(),
    fullScreen: toggleFullScreen,
    names: () => control.toggleNames(),
    help: showHelp
  }
  $effect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      const shortcut = shortcutFor({
        key: event.key,
        repeat: event.repeat,
        modified: event.ctrlKey || event.metaKey || event.altKey,
        focus: focusOf(event.target)
      })
      if (!shortcut) return
      event.preventDefault()
      actions[shortcut]()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  })
}
