import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface BookletQuestion {
  readonly prompt: string
  readonly choices: readonly { readonly id: string; readonly text: string }[]
  readonly right: readonly string[]
  readonly explanation: string
}

/** The quiz as scanned from the booklet, pages 4–9, its questions in order. */
export function bookletQuestions(): BookletQuestion[] {
  const text = readFileSync(join(import.meta.dirname, 'booklet-quiz.txt'), 'utf8')
  const [, ...questions] = text.split(/^\d{1,2}$/m)
  return questions.map(parseQuestion)
}

/** What is left of a text when what scanning and typography may change is taken away. */
export function bare(text: string) {
  return text
    .replace(/\[([^[\]]+)\]\(#\)/g, '$1')
    .replace(/\*/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .replace(/ ?([«»:;?!%]) ?/g, '$1')
    .trim()
}

function parseQuestion(text: string): BookletQuestion {
  const found =
    /^(?<prompt>.*?)(?<choices>^(?:- )?A {2}.*?)^Réponses? (?<right>[A-E](?: et [A-E])*) : (?<explanation>.*)$/ms.exec(
      text
    )
  if (!found?.groups) throw new Error(`Not a question: ${text}`)
  const { prompt = '', choices = '', right = '', explanation = '' } = found.groups
  return {
    prompt,
    choices: [...choices.matchAll(/^(?:- )?([A-E]) {2}(.+)$/gm)].map(([, id = '', text = '']) => ({
      id: id.toLowerCase(),
      text
    })),
    right: right.toLowerCase().split(' et '),
    explanation
  }
}
