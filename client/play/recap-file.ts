import { getLocale } from '../text/generated/runtime.js'

/** Gives a part of the page as a file that opens anywhere, offline, and looks as it does here. */
export function keepPage(part: HTMLElement, title: string, prefix: string): void {
  const html = standaloneDocument({
    language: getLocale(),
    title,
    css: pageStyles(),
    body: readOnly(part).outerHTML
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
  link.download = recapFileName(prefix, title, new Date())
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** A copy without what can be pressed: nothing answers in a file. */
function readOnly(part: HTMLElement): HTMLElement {
  const copy = part.cloneNode(true) as HTMLElement
  for (const word of copy.querySelectorAll('[role="button"]')) word.replaceWith(word.textContent)
  return copy
}

type DocumentParts = { language: string; title: string; css: string; body: string }

/** `body` and `css` come from the page itself, where Svelte escaped every text. */
export function standaloneDocument({ language, title, css, body }: DocumentParts): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>
${css}
body { max-width: 44rem; margin-inline: auto; padding: 1.5rem 1rem; }
* { animation: none !important; }
</style>
${body}
</html>
`
}

/** « recapitulatif-testez-vos-connaissances-2026-11-23.html »: letters that every disk accepts. */
export function recapFileName(prefix: string, title: string, day: Date): string {
  const slug = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/giu, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/^(.{1,50})(?:-.*)?$/, '$1')
  const two = (part: number) => String(part).padStart(2, '0')
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
  return [prefix, slug, date].filter(Boolean).join('-') + '.html'
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Fonts stay behind: the file would point at this server. */
function pageStyles(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => !(rule instanceof CSSFontFaceRule))
    .map((rule) => rule.cssText)
    .join('\n')
}
