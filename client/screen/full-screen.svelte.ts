const idleMs = 3000

/** Refused without a gesture, or in a frame: nothing is lost. */
export function toggleFullScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
  else document.documentElement.requestFullscreen?.().catch(() => {})
}

/** Full screen with the F key, and a pointer that hides when it rests there. */
export class FullScreen {
  on = $state(false)
  /** The pointer moved a moment ago. */
  pointing = $state(false)

  constructor() {
    $effect(() => {
      let timer: ReturnType<typeof setTimeout>
      const changed = () => (this.on = document.fullscreenElement !== null)
      const moved = () => {
        this.pointing = true
        clearTimeout(timer)
        timer = setTimeout(() => (this.pointing = false), idleMs)
      }
      const pressed = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
        if (event.key === 'f' || event.key === 'F') toggleFullScreen()
      }
      document.addEventListener('fullscreenchange', changed)
      document.addEventListener('pointermove', moved)
      document.addEventListener('keydown', pressed)
      return () => {
        clearTimeout(timer)
        document.removeEventListener('fullscreenchange', changed)
        document.removeEventListener('pointermove', moved)
        document.removeEventListener('keydown', pressed)
      }
    })
  }

  get possible(): boolean {
    return document.fullscreenEnabled
  }
}
