import { readWords } from './read-words.ts'
import { isRudeName, isRudeText } from './rude.ts'
import { articles, roleEndings, roles } from './words.ts'

export type NameJudgement = 'name_reserved' | 'name_rude'

/** Whether a name would hurt on a projector (`name_rude`) or claims to be the trainer's (`name_reserved`); null for all others. */
export function judgeName(name: string): NameJudgement | null {
  if (isRudeName(name)) return 'name_rude'
  return isReserved(name) ? 'name_reserved' : null
}

/** Whether a text insults (`text_rude`): judged more mildly than names, what is merely crude may be somebody's subject. */
export function judgeText(text: string): 'text_rude' | null {
  return isRudeText(text) ? 'text_rude' : null
}

/** A role and nothing else, or the one of the room (`l’animateur du jour`): `Formatrice CNFPT` is somebody's profession. */
function isReserved(name: string): boolean {
  return readWords(name).some((read) => {
    const words = read.filter(({ written }) => written !== 'traîner').map(({ plain }) => plain)
    const isRole = (word: string | undefined) => word !== undefined && roles.includes(word)
    const isBare =
      isRole(words[0]) && words.every((word) => isRole(word) || roleEndings.includes(word))
    return isBare || words.some((word, at) => articles.includes(word) && isRole(words[at + 1]))
  })
}
