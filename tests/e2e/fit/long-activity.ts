import type { Activity } from '../../../shared/activity.ts'
import type { Step } from '../../../shared/steps/kinds.ts'
import type { Random } from '../../load/random.ts'

const words =
  'à a et de la les des une pour dans avec entre collectivité collectivités territoriales coopération décentralisée partenariat développement commune département région international projet jumelage État environnement assainissement interministérielle aujourd’hui rayonnement gouvernance anticonstitutionnellement 2015 134 17'.split(
    ' '
  )

/** What no line can be broken in: an address of 68 characters, and a word of 250 letters. */
const address = 'prenom.nom@direction-des-relations-internationales.region-exemple.fr'
const unbroken = [
  address,
  `https://${address.slice(11)}/partenariats`,
  'x'.repeat(250),
  'W'.repeat(60)
]

/** A text of up to so many characters, often of all of them. */
export function longText(random: Random, max: number, unbrokenChance = 0.06): string {
  const length = random.chance(0.6) ? max : Math.ceil(random.between(1, max))
  let text = ''
  while (text.length < length) {
    const word = random.chance(unbrokenChance) ? random.pick(unbroken) : random.pick(words)
    text += text && !text.endsWith('\n') ? ` ${word}` : word
    if (random.chance(0.01)) text += '\n\n'
  }
  return text.slice(0, length).trim() || 'x'
}

const line = (random: Random, max: number) => longText(random, max).replaceAll(/\s+/gu, ' ')

type Kind = Step['kind']

/** Steps of every kind, as long as a file may have them. */
export function longStep(random: Random, kind: Kind, id: string): Step {
  const common = {
    id,
    prompt: line(random, 600),
    explanation: random.chance(0.8) ? longText(random, 4000) : '',
    limitSeconds: 300,
    points: 0,
    themes: [line(random, 40)]
  } as const
  const items = (count: number, max: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: 'abcdefgh'.charAt(at),
      text: line(random, max)
    }))
  const many = (from: number, to: number) => Math.floor(random.between(from, to + 1))
  switch (kind) {
    case 'choice': {
      const choices = items(many(2, 6), 250)
      const right = choices.slice(0, many(1, choices.length - 1)).map((choice) => choice.id)
      return {
        ...common,
        kind,
        choices,
        right,
        points: 1000,
        ...(random.chance(0.5) && { asksConfidence: true })
      }
    }
    case 'opinion': {
      const options = items(many(2, 6), 250).map((option) => ({ ...option, agreement: null }))
      return { ...common, kind, options, wanted: null }
    }
    case 'order':
      return { ...common, kind, items: items(many(3, 8), 160), points: 1000 }
    case 'estimate':
      return {
        ...common,
        kind,
        unit: line(random, 40),
        least: random.chance(0.5) ? 0 : -999_999_999_999,
        most: 999_999_999_999,
        decimals: many(0, 3),
        right: 134,
        within: 1e9,
        points: 1000
      }
    case 'words':
      return {
        ...common,
        kind,
        most: many(1, 3),
        maxLength: 200,
        look: random.pick(['cloud', 'list', 'wall'])
      }
    case 'decision': {
      const moves = items(many(2, 6), 250).map((move, at) => ({
        ...move,
        good: at === 0 || random.chance(0.5),
        consequence: longText(random, 2500),
        by: random.pick(['source', 'preau'] as const),
        ...(random.chance(0.5) && { warning: longText(random, 600) }),
        actors: Array.from({ length: many(0, 12) }, () => line(random, 60)),
        keep: line(random, 500)
      }))
      return { ...common, kind, situation: longText(random, 3000), talkSeconds: 300, moves }
    }
    case 'slide': {
      const figure = random.chance(0.4)
        ? { figure: random.pick(['shifts', 'path', 'progress'] as const) }
        : {}
      const parts = Array.from({ length: many(1, 3) }, () => longText(random, 2000))
      return { ...common, kind, explanation: '', parts, ...figure }
    }
  }
}

const kinds: readonly Kind[] = [
  'choice',
  'opinion',
  'order',
  'estimate',
  'words',
  'decision',
  'slide'
]

/** Two steps of any kinds, one question of them, in sections or not. */
export function longActivity(random: Random): Activity {
  const steps = [random.pick(kinds), random.chance(0.3) ? 'choice' : random.pick(kinds)].map(
    (kind, at) => longStep(random, kind, `s${at}`)
  )
  const sections = random.chance(0.5) && { sections: [{ id: 'une', title: line(random, 200) }] }
  return {
    id: 'longue',
    title: line(random, 120),
    summary: line(random, 300),
    language: 'fr',
    source: {
      title: line(random, 300),
      authors: line(random, 300),
      edition: line(random, 200),
      licence: line(random, 300)
    },
    steps: sections ? steps.map((step) => ({ ...step, section: 'une' })) : steps,
    ...sections
  }
}
