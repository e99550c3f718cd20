import { belowBase } from '../net/base.ts'
import { routeOf, type Route } from './route.ts'

/** The address of the page, followed without loading it again. */
export class Navigation {
  route = $state.raw<Route>(routeOf(belowBase(location.pathname), location.search))

  constructor() {
    $effect(() => {
      const moved = () => this.#read()
      const clicked = (event: MouseEvent) => this.#follow(event)
      window.addEventListener('popstate', moved)
      document.addEventListener('click', clicked)
      return () => {
        window.removeEventListener('popstate', moved)
        document.removeEventListener('click', clicked)
      }
    })
  }

  go(path: string): void {
    history.pushState(null, '', path)
    window.scrollTo(0, 0)
    this.#read()
  }

  #read(): void {
    this.route = routeOf(belowBase(location.pathname), location.search)
  }

  /** Plain clicks on links to the trainer's own pages; all others stay the browser's. */
  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.target || link.hasAttribute('download')) return
    if (link.origin !== location.origin) return
    if (routeOf(belowBase(link.pathname), link.search).at === 'nowhere') return
    event.preventDefault()
    this.go(link.pathname + link.search)
  }
}
