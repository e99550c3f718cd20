import type { Activity } from '../../shared/activity.ts'
import type { Step } from '../../shared/steps/kinds.ts'

const common = { explanation: '', limitSeconds: 20, points: 0, themes: [] } as const

const scale = [
  { id: 'oui', text: 'Plutôt d’accord', agreement: 1 },
  { id: 'non', text: 'Plutôt pas d’accord', agreement: -1 },
  { id: 'sans', text: 'Sans avis', agreement: null }
]

const idea = '« La coopération, c’est pour les grandes villes. »'

const steps: readonly Step[] = [
  {
    ...common,
    kind: 'slide',
    id: 'accueil',
    prompt: 'Bienvenue',
    parts: ['Première partie à lire.', 'Seconde partie à lire.'],
    section: 'debut',
    notes: 'Laisser le temps de lire.'
  },
  {
    ...common,
    kind: 'choice',
    id: 'question',
    prompt: 'Combien de continents ?',
    choices: ['a', 'b', 'c'].map((id) => ({ id, text: `Choix ${id}` })),
    right: ['b'],
    explanation: 'Explication secrète de la question.',
    points: 1000,
    themes: ['Géographie'],
    asksConfidence: true,
    section: 'debut'
  },
  {
    ...common,
    kind: 'order',
    id: 'ordre',
    prompt: 'Rangez du plus petit au plus grand',
    items: ['Commune', 'Département', 'Région', 'État'].map((text, at) => ({
      id: `x${(at * 7) % 10}`,
      text
    })),
    explanation: 'Explication secrète de l’ordre.',
    points: 1000,
    section: 'debut'
  },
  {
    ...common,
    kind: 'estimate',
    id: 'nombre',
    prompt: 'Combien de pays ?',
    unit: 'pays',
    least: 0,
    most: 200,
    decimals: 0,
    right: 134,
    within: 50,
    explanation: 'Explication secrète du nombre.',
    points: 1000,
    section: 'debut'
  },
  {
    ...common,
    kind: 'opinion',
    id: 'avant',
    prompt: idea,
    options: scale,
    wanted: 'disagree',
    section: 'idee'
  },
  {
    ...common,
    kind: 'words',
    id: 'arguments',
    prompt: 'Que répondriez-vous ?',
    most: 2,
    maxLength: 80,
    look: 'wall',
    section: 'idee',
    option: 'arguments'
  },
  {
    ...common,
    kind: 'opinion',
    id: 'meilleur',
    prompt: 'Quel argument est le plus fort ?',
    options: [],
    wanted: null,
    optionsOf: 'arguments',
    points: 1000,
    section: 'idee',
    option: 'meilleur'
  },
  {
    ...common,
    kind: 'opinion',
    id: 'apres',
    prompt: idea,
    options: scale,
    wanted: 'disagree',
    again: 'avant',
    section: 'idee'
  },
  {
    ...common,
    kind: 'decision',
    id: 'scene',
    prompt: 'Que faites-vous ?',
    situation: 'Vous cherchez un partenaire.',
    talkSeconds: 10,
    moves: [
      move('a', true, 'Écrire au réseau'),
      move('b', false, 'Attendre un courrier'),
      move('c', true, 'Appeler l’ambassade')
    ],
    explanation: 'Explication secrète de la scène.',
    section: 'role'
  },
  {
    ...common,
    kind: 'slide',
    id: 'chemin',
    prompt: 'Le chemin parcouru',
    parts: [],
    figure: 'path',
    section: 'role'
  },
  {
    ...common,
    kind: 'choice',
    id: 'question-encore',
    prompt: 'Combien de continents ?',
    choices: ['a', 'b', 'c'].map((id) => ({ id, text: `Choix ${id}` })),
    right: ['b'],
    explanation: 'Explication secrète de la question.',
    points: 1000,
    themes: ['Géographie'],
    again: 'question',
    section: 'fin'
  },
  {
    ...common,
    kind: 'slide',
    id: 'bilan',
    prompt: 'Ce qui a changé',
    parts: [],
    figure: 'progress',
    section: 'fin'
  }
]

function move(id: string, good: boolean, text: string) {
  return {
    id,
    text,
    good,
    consequence: `Conséquence secrète de ${text}.`,
    by: 'preau' as const,
    actors: good ? ['DAECT'] : [],
    keep: good ? `Garder : ${text}` : ''
  }
}

/** A short activity with every kind of step, every figure but one, sections, options and a glossary. */
export const everyKind: Activity = {
  id: 'tout',
  title: 'Toutes les sortes d’étapes',
  summary: 'Pour les tests.',
  language: 'fr',
  source: { title: 'Essai', authors: 'Personne', edition: '2020', licence: 'CC0' },
  sections: [
    { id: 'debut', title: 'Pour commencer' },
    { id: 'idee', title: 'Une idée reçue' },
    { id: 'role', title: 'Un jeu de rôle' },
    { id: 'fin', title: 'Pour finir' }
  ],
  options: [
    { id: 'arguments', title: 'Contre-arguments', on: true },
    { id: 'meilleur', title: 'Le meilleur', on: false }
  ],
  glossary: [
    { term: 'DAECT', also: [], name: 'Délégation', text: 'Elle accompagne les collectivités.' }
  ],
  steps
}
