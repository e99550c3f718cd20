import { expect, test } from 'vitest'
import type { StepView } from '../../shared/steps/kinds.ts'
import type { ScreenView } from '../../shared/views.ts'
import { announcement } from '../../client/screen/announcement.ts'
import { currentNumber } from '../../client/screen/progress.ts'
import { knowTeams } from '../../client/ui/team-name.svelte.ts'
import {
  clockView,
  lobbyView,
  openView,
  readView,
  revealedView,
  revealView,
  podiumView,
  standingsView,
  teamRows,
  withoutNames
} from '../support/fixtures/screen.ts'

test('an arrival or an answer is not announced: only the phase is', () => {
  expect(announcement(lobbyView(3))).toBe(announcement(lobbyView(4)))
  const clock = clockView(0, 9000)
  const before = openView(4, { clock, answers: { received: 1, expected: 40 } })
  expect(announcement(before)).toBe(announcement(openView(4, { clock })))
})

test('each phase says what it shows', () => {
  expect(announcement(lobbyView(3))).toContain('482')
  expect(announcement(readView(3))).toContain('Les Objectifs de développement durable')
  expect(announcement(revealView(3))).toMatch(/A et C.*63\s%/)
  expect(announcement(standingsView(3))).toContain('1er')
  expect(announcement(openView(4, { lookingBack: revealedView(3) }))).toContain('3')
})

test('time that is added is said, and not the seconds that pass', () => {
  const spoken = (leftMs: number, limitMs: number) =>
    announcement(openView(4, { clock: clockView(0, leftMs, { limitMs }) }))
  expect(spoken(20_000, 30_000)).toBe(spoken(10_000, 30_000))
  expect(spoken(20_000, 40_000)).toContain('40 secondes.')
})

test('teams are said where teams are ranked, by the names they are shown with', () => {
  const teams = teamRows([900, 1200, 1200])
  knowTeams(teams)
  const said = 'Les coopérants de la mer, 1er Les Triangles, 3e Les Disques'
  expect(announcement(standingsView(12, { teams }))).toContain(`1er ${said}`)
  expect(announcement(podiumView([40, 30], { teams }))).toContain(`1er ${said}`)
})

test('a correction says how many were sure and wrong, where that was asked', () => {
  const view = revealView(3)
  const said = announcement(view)
  const { step } = view
  if (!step?.correction) throw new Error('not revealed')
  const sure = (wrong: number) => {
    const confidence = [{ level: 3, right: 5, wrong }]
    const tally = { ...step.correction?.tally, confidence }
    const revealed = {
      ...step,
      correction: { ...step.correction, tally }
    } as unknown as typeof step
    return announcement({ ...view, step: revealed })
  }
  expect(sure(4)).toBe(`${said} 4 personnes étaient sûres de leur réponse et se trompaient.`)
  expect(sure(0)).toBe(`${said} 0 personne était sûre de sa réponse et se trompait.`)
})

test('only a question is called one', () => {
  const { step } = openView(4)
  const vote = { ...step, kind: 'slide', prompt: 'Bienvenue' } as unknown as typeof step
  const said = (view: ScreenView) => announcement(view).replace('Bienvenue', '')
  for (const view of [readView(4), openView(4)]) {
    expect(said({ ...view, step: vote })).toContain('Étape 4')
    expect(said(view)).toContain('Question 4')
  }
  const lookingBack = { ...revealedView(3), kind: 'slide' } as unknown as StepView
  expect(said(openView(4, { lookingBack }))).toContain('étape 3')
})

test('a pause is announced', () => {
  const clock = clockView(0, 9000)
  const running = announcement(openView(4, { clock }))
  expect(announcement(openView(4, { clock: { ...clock, pausedLeftMs: 9000 } }))).not.toBe(running)
})

test('hidden names stay unsaid', () => {
  expect(announcement(withoutNames(standingsView(12)))).not.toContain('Héron')
})

test('the progress stands at the current step, or at the last one reached', () => {
  expect(currentNumber(readView(4))).toBe(4)
  expect(currentNumber(lobbyView(3))).toBeNull()
  const between = readView(4)
  expect(
    currentNumber({
      ...between,
      progress: between.progress.map((step) => (step === 'current' ? 'skipped' : step))
    })
  ).toBe(4)
})
