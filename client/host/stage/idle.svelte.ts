const idleMs = 3000

/** Nobody moved the pointer, touched the screen or walked through with the keyboard for a while. */
export class Idle {
  now = $state(false)

  constructor() {
    $effect(() => {
      let timer: ReturnType<typeof setTimeout>
      const stir = () => {
        this.now = false
        clearTimeout(timer)
        timer = setTimeout(() => (this.now = true), idleMs)
      }
      const events = ['pointermove', 'pointerdown', 'focusin'] as const
      for (const event of events) document.addEventListener(event, stir)
      stir()
      return () => {
        clearTimeout(timer)
        for (const event of events) document.removeEventListener(event, stir)
      }
    })
  }
}
