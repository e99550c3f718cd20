import type { Attachment } from 'svelte/attachments'

const densities = 4

/**
 * Gives what is answered the first `data-density` at which all of it shows without scrolling, or the last one.
 * `onbelow` is told how many answers, or fields, lie below the fold then, and again whenever the page is scrolled.
 */
export function fitAnswers(onbelow: (count: number) => void): Attachment<HTMLElement> {
  return (step) => {
    const below = () => {
      const dock = step.querySelector<HTMLElement>('.dock')
      const fold = dock?.offsetHeight ? dock.getBoundingClientRect().top : innerHeight
      step.style.setProperty('--dock', `${innerHeight - fold}px`)
      const parts = [...step.querySelectorAll('.answers > *, .field, [type=range]')]
      return parts.filter((part) => part.getBoundingClientRect().bottom > fold + 1).length
    }
    const look = () => onbelow(below())
    const fit = () => {
      // Who has scrolled is reading: nothing changes its size then.
      for (let density = 0; density < densities && scrollY === 0; density += 1) {
        step.dataset['density'] = `${density}`
        if (below() === 0) break
      }
      look()
    }
    fit()
    void document.fonts.ready.then(fit)
    addEventListener('resize', fit)
    addEventListener('scroll', look)
    return () => {
      removeEventListener('resize', fit)
      removeEventListener('scroll', look)
    }
  }
}
