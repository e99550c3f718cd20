import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { PlayerView, PlaceRow } from '../../shared/views.ts'
import type { Bot } from './bot.ts'
import { median } from './statistics.ts'

export const help = `
Des participants d’essai, pour répéter avant une séance.

  npm run bots -- --pin 123456 [options]

  --pin      le code de la partie, affiché à l’écran
  --players  combien de participants (30)
  --url      l’adresse du serveur (http://127.0.0.1:3000)
  --skill    le niveau moyen de la salle, de 0 à 1 (0.65)
  --seed     un nombre : le même donne les mêmes noms et les mêmes réponses
  --help     cette aide

Ils entrent comme les téléphones, prennent le temps de lire, répondent, et restent jusqu’à la fin de
la partie ou Ctrl-C.
`

const messages = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../client/text/messages/fr/common.json'), 'utf8')
) as Record<string, unknown>

/** The sentence that a person would read on a phone, and the code. */
export function refusalSentence(code: RejectionCode): string {
  return `${String(messages[`common_rejection_${code}`] ?? '')} (${code})`.trim()
}

/** What the bots see of a phase, in one line. */
export function phaseLine(view: PlayerView): string {
  switch (view.phase) {
    case 'lobby':
      return `« ${view.title} » : ${view.stepCount} questions. En attente du départ.`
    case 'read':
      return `Question ${view.step.index + 1} sur ${view.step.of} : on la lit.`
    case 'open':
      return `Question ${view.step.index + 1} sur ${view.step.of} : ouverte.`
    case 'reveal': {
      const { right = 0, answers = 0 } = view.step.correction?.tally ?? {}
      if (right === null) return `  ${answers} réponses.`
      return `  Correction : ${right} justes sur ${answers} réponses.`
    }
    case 'standings':
      return `  Classement : ${first(view.top)}.`
    case 'break':
      return 'Pause.'
    case 'podium':
      return `Podium : ${first(view.top)}.`
    case 'ended':
      return `Partie terminée : ${view.recap.length} questions jouées, ${view.players} participants.`
  }
}

/** The closing count: answers sent, acknowledged, refused by code. */
export function closingLines(bots: readonly Bot[]): string[] {
  const answers = bots.flatMap((bot) => bot.answers)
  const saved = answers.filter(({ reply }) => reply?.ok)
  const refused = new Map<string, number>()
  for (const { reply } of answers) {
    if (reply && !reply.ok) refused.set(reply.code, (refused.get(reply.code) ?? 0) + 1)
  }
  const silent = answers.filter(({ reply }) => reply === null).length
  const lines = [
    `${answers.length} réponses envoyées, ${saved.length} enregistrées` +
      (saved.length > 0
        ? ` (accusé de réception médian : ${median(saved.map(({ replyMs }) => replyMs ?? 0)).toFixed(1)} ms)`
        : '')
  ]
  for (const [code, count] of refused) lines.push(`${count} refusées : ${code}`)
  if (silent > 0) lines.push(`${silent} sans réponse du serveur`)
  const removed = bots.filter((bot) => bot.ended !== null).length
  if (removed > 0) lines.push(`${removed} bots écartés de la partie`)
  return lines
}

function first(top: readonly PlaceRow[]): string {
  return top.map(({ rank, name, score }) => `${rank}. ${name ?? '…'} ${score}`).join(', ')
}
