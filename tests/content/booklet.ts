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
  const [, ...questions] = read('booklet-quiz.txt').split(/^\d{1,2}$/m)
  return questions.map(parseQuestion)
}

export interface BookletIdea {
  readonly title: string
  readonly argument: readonly string[]
}

/** The received ideas, pages 10–16, in order, each with the paragraphs that answer it. */
export function bookletIdeas(): BookletIdea[] {
  const [, ...ideas] = read('booklet-ideas.txt').split(/^## /m)
  return ideas.map((idea) => {
    const [title = '', ...argument] = idea.split('\n\n').map((text) => text.replace(/^- /, ''))
    return { title, argument }
  })
}

export interface BookletRole {
  readonly title: string
  /** Paragraphs and items of lists. */
  readonly texts: readonly string[]
}

/** What stands above the received ideas: the part's title, and what it is about. */
export function bookletIdeasHead(): { title: string; summary: string } {
  const [title = '', summary = ''] = (read('booklet-ideas.txt').split(/^## /m)[0] ?? '')
    .replace(/^# /, '')
    .split('\n\n')
  return { title, summary }
}

/** The role-plays, pages 17 to the end, in order. */
export function bookletRoles(): BookletRole[] {
  const [, ...roles] = read('booklet-roles.txt').split(/^# \d$/m)
  return roles.map((role) => {
    const [title = '', ...texts] = role
      .split(/\n+/)
      .map((text) => text.replace(/^(?:#+|-|→) /, ''))
      .filter((text) => text !== '')
    return { title, texts }
  })
}

/** All that the booklet says, to look for sentences in. */
export function wholeBooklet(): string {
  return ['quiz', 'ideas', 'roles'].map((part) => read(`booklet-${part}.txt`)).join('\n')
}

/** A text without its case, the mark it ends with, and what `bare` takes away. */
export function barest(text: string) {
  return bare(text)
    .toLowerCase()
    .replace(/(?<!\.)[.;:!?]$/, '')
}

function read(file: string) {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
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
