import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

const maxBytes = 5_000_000

/** How a file of each kind begins, in Latin-1. */
const beginnings: Record<string, RegExp> = {
  png: /^\x89PNG\r\n/u,
  jpg: /^\xff\xd8\xff/u,
  webp: /^RIFF[^]{4}WEBP/u,
  avif: /^[^]{4}ftypavi[fs]/u,
  svg: /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/iu
}
const ends: Record<string, RegExp> = {
  png: /IEND[^]{4}$/u,
  jpg: /\xff\xd9[^]{0,64}$/u,
  svg: /<\/svg>\s*$/u
}

/** What is wrong with an image of the folder, or null. The sentence goes on from the path of its name. */
export function imageFault(folder: string, name: string): string | null {
  const file = join(folder, name)
  const names = existsSync(folder) ? readdirSync(folder) : []
  if (!names.includes(name)) {
    const near = names.find((other) => other.toLowerCase() === name.toLowerCase())
    return near
      ? `doit être écrit comme le fichier : « ${near} »`
      : `doit être une image du dossier images (« ${name} » n’y est pas)`
  }
  const { size } = statSync(file)
  if (size > maxBytes) return 'doit peser 5 Mo au plus'
  const content = readFileSync(file, 'latin1')
  const kind = extname(name).slice(1).replace('jpeg', 'jpg')
  if (!beginnings[kind]?.test(content.slice(0, 200))) {
    const real = Object.keys(beginnings).find((other) =>
      beginnings[other]?.test(content.slice(0, 200))
    )
    return real
      ? `doit finir par .${real} : c’est ce qu’est « ${name} »`
      : `doit être une image lisible (« ${name} » n’en est pas une)`
  }
  if (kind === 'svg' ? !/<svg[\s>]/iu.test(content) : false)
    return `doit être une image lisible (« ${name} » n’en est pas une)`
  return ends[kind]?.test(content) === false
    ? `doit être une image entière (« ${name} » est coupé)`
    : null
}
