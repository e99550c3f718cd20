import { z } from 'zod'
import { line, paragraphs } from '../text-schema.ts'
import { stepShape } from './base.ts'

/** Something to read together, as an author writes it. */
export const slideStepSchema = z
  .strictObject({
    kind: z.literal('slide').describe('Texte à lire ensemble, ou résumé de ce qui a été joué.'),
    ...stepShape,
    limitSeconds: z
      .int()
      .min(5)
      .max(1200)
      .default(60)
      .describe('Temps prévu pour la lecture, en secondes.'),
    parts: z
      .array(paragraphs(2000))
      .max(12)
      .default([])
      .describe('Le texte, en morceaux que l’écran montre l’un après l’autre.'),
    image: z
      .strictObject({
        file: z
          .string()
          .regex(/^[\w-]+\.(?:png|jpe?g|webp|avif|svg)$/, {
            error: 'doit être le nom d’une image du dossier images (png, jpg, webp, avif, svg)'
          })
          .describe('Nom du fichier, dans le dossier images à côté de l’activité.'),
        alt: line(400).describe('Ce que montre l’image, pour qui ne la voit pas.')
      })
      .exactOptional()
      .describe('Image montrée avec le texte.'),
    figure: z
      .enum(['shifts', 'path', 'progress'])
      .exactOptional()
      .describe('Résumé : déplacements des avis, chemin du jeu de rôle, ou progrès par thème.')
  })
  .superRefine(({ parts, figure, image }, context) => {
    if ((Array.isArray(parts) && parts.length > 0) || figure || image) return
    const message = 'doit avoir un texte, une image ou un résumé (parts, image ou figure)'
    context.addIssue({ code: 'custom', path: [], message, input: parts })
  })
  .transform((step) => ({ ...step, explanation: '', points: 0 as const }))
