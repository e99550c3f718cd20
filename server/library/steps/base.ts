import { z } from 'zod'
import { line, paragraphs, slug } from '../text-schema.ts'
import { uniqueValues, whenList } from '../unique.ts'

/** What an author writes of every step, whatever its kind. */
export const stepShape = {
  id: slug(60).describe(
    'Nom stable de l’étape, unique dans l’activité. Il ne change plus une fois l’activité jouée.'
  ),
  prompt: line(600).describe('Question posée ou titre de l’étape, sur un seul paragraphe.'),
  limitSeconds: z
    .int()
    .min(5)
    .max(1200)
    .describe('Temps pour répondre, en secondes, lecture comprise.'),
  themes: z
    .array(line(40))
    .max(5)
    .superRefine(uniqueValues, whenList)
    .default([])
    .describe('Thèmes de l’étape, pour lire les résultats par thème.'),
  notes: paragraphs(2000)
    .exactOptional()
    .describe('Notes que seule la formatrice ou le formateur voit.'),
  section: slug(60).exactOptional().describe('Section (id) à laquelle l’étape appartient.'),
  option: slug(60)
    .exactOptional()
    .describe('Option (id) de l’activité sans laquelle l’étape ne se joue pas.'),
  again: slug(60)
    .exactOptional()
    .describe('Étape plus haut (id), de même sorte, qui est posée une nouvelle fois.')
}

export const explanation = paragraphs(4000).describe(
  'Explication montrée à la correction. Une ligne vide sépare deux paragraphes.'
)

export const stepPoints = (points: 0 | 1000) =>
  z
    .literal([0, 1000, 2000])
    .default(points)
    .describe('Points d’une réponse juste et immédiate : 0, 1000 ou 2000.')

export const asksConfidence = z
  .literal(true)
  .exactOptional()
  .describe('Demande aussi à quel point chacun est sûr de sa réponse.')
