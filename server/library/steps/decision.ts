import { z } from 'zod'
import type { DecisionAnswer } from '../../../shared/steps/decision.ts'
import { line, paragraphs, slug } from '../text-schema.ts'
import { differentTexts, uniqueIds, whenList } from '../unique.ts'
import { explanation, stepPoints, stepShape } from './base.ts'
import { itemId } from './items.ts'

export const decisionAnswerSchema: z.ZodType<DecisionAnswer> = z.strictObject({
  kind: z.literal('decision'),
  move: itemId
})

const whose = z.enum(['source', 'preau'])

const moveSchema = z.strictObject({
  id: slug(20).describe('Nom du choix dans ce fichier. Ne s’affiche pas.'),
  text: line(250).describe('Ce que l’on peut faire.'),
  good: z.boolean().describe('Une bonne porte, ou un détour.'),
  consequence: paragraphs(2500).describe('Ce qui s’ensuit.'),
  by: whose.describe(
    'De qui est la conséquence : « source » pour le texte d’origine, « preau » sinon.'
  ),
  warning: paragraphs(600).exactOptional().describe('Mise en garde.'),
  warningBy: whose
    .exactOptional()
    .describe('De qui est la mise en garde ; « source » quand rien n’est dit.'),
  actors: z.array(line(60)).max(12).default([]).describe('Qui contacter : termes du glossaire.'),
  keep: line(500)
    .default('')
    .or(z.literal(''))
    .describe('Ce que la feuille de route en retient ; vide pour un détour.')
})

/** A scene of a role-play, as an author writes it. */
export const decisionStepSchema = z
  .strictObject({
    kind: z.literal('decision').describe('Scène d’un jeu de rôle : le groupe choisit que faire.'),
    ...stepShape,
    situation: paragraphs(3000).describe('La situation, dans les mots du rôle.'),
    talkSeconds: z
      .int()
      .min(5)
      .max(1200)
      .describe('Temps de discussion avant le vote, en secondes.'),
    moves: z
      .array(moveSchema)
      .min(2)
      .max(6)
      .superRefine(uniqueIds, whenList)
      .superRefine(differentTexts, whenList)
      .describe('De deux à six choix, dont une bonne porte au moins.'),
    explanation: explanation.default(''),
    points: stepPoints(0)
  })
  .superRefine(({ moves }, context) => {
    if (!Array.isArray(moves) || moves.some((move) => move?.good)) return
    const message = 'doit avoir au moins une bonne porte (good: true)'
    context.addIssue({ code: 'custom', path: ['moves'], message, input: moves })
  })
