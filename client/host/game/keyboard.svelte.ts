import type { GameControl } from './control.svelte.ts'
import { toggleFullScreen } from '../../screen/full-screen.svelte.ts'
import { focusOf, shortcutFor, type Shortcut } from './shortcuts.ts'

/** Listens to the shortcuts of a game for as long as the component that makes it lives. */
export function listenToKeys(control: GameControl, showHelp: () => void): void {
  const actions: Record<Shortcut, () => void> = {
    next: () => control.pressNext(true),
    back: () => control.goBack(),
    pageDown: () => control.turnPageBy(1),
    pageUp: () => control.turnPageBy(-1),
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
    // Space is for the next step again after a button was clicked: it must not press that button once more.
    const clicked = ({ detail, target }: MouseEvent) => {
      const { activeElement } = document
      if (detail === 0 || !(target instanceof Node) || document.querySelector('dialog[open]'))
        return
      if (!(activeElement instanceof HTMLElement) || !activeElement.contains(target)) return
      if (activeElement.matches('button, summary')) activeElement.blur()
    }
    document.addEventListener('keydown', pressed)
    document.addEventListener('click', clicked)
    return () => {
      document.removeEventListener('keydown', pressed)
      document.removeEventListener('click', clicked)
    }
  })
}
