import { sankey, sankeyLinkHorizontal } from 'd3-sankey'
import type { OpinionStepView, Shift } from '../../../shared/steps/opinion.ts'
import { paintOf, type Paint } from './paints.ts'
import { shiftRows } from './shift.ts'

export interface ShiftBar {
  readonly key: string
  readonly text: string
  readonly count: number
  readonly side: 'before' | 'after'
  readonly x: number
  readonly y: number
  readonly height: number
  readonly paint: Paint
}

export interface ShiftRibbon {
  readonly key: string
  readonly path: string
  readonly width: number
  readonly fill: string
  /** Kept their vote: drawn quietly. */
  readonly kept: boolean
}

interface Node {
  readonly key: string
  readonly side: 'before' | 'after'
  /** Of the option: d3-sankey numbers its nodes itself, as `index`. */
  readonly option: number
  readonly count: number
}

export const shiftWidth = 1000
export const shiftHeight = 350
const barWidth = 26
/** Above the bars, for their heads. */
const headHeight = 34
/** Beside the bars, for their labels. */
const margin = 300

/** The two votes as bars, and the flows between them as ribbons (d3-sankey). */
export function shiftLayout(step: OpinionStepView, shift: Shift) {
  const options = step.options ?? []
  const rows = shiftRows(step, shift)
  const nodes: Node[] = rows.flatMap(({ option, index, before, after }) => [
    ...(before > 0
      ? [{ key: `before ${option.id}`, side: 'before' as const, option: index, count: before }]
      : []),
    ...(after > 0
      ? [{ key: `after ${option.id}`, side: 'after' as const, option: index, count: after }]
      : [])
  ])
  const links = shift.flows.map(({ from, to, count }) => ({
    source: `before ${from}`,
    target: `after ${to}`,
    value: count,
    from,
    to,
    kept: from === to
  }))
  const graph = sankey<Node, (typeof links)[number]>()
    .nodeId(({ key }) => key)
    .nodeWidth(barWidth)
    .nodePadding(18)
    .nodeSort((a, b) => a.option - b.option)
    .extent([
      [margin, headHeight],
      [shiftWidth - margin, shiftHeight - 6]
    ])({ nodes: nodes.map((node) => ({ ...node })), links })
  const indexOf = new Map(options.map(({ id }, index) => [id, index]))
  const draw = sankeyLinkHorizontal()
  const bars = graph.nodes.map(
    ({ key, side, option, count, x0 = 0, y0 = 0, y1 = 0 }): ShiftBar => ({
      key,
      text: options[option]?.text ?? '',
      count,
      side,
      x: x0,
      y: y0,
      height: Math.max(2, y1 - y0),
      paint: paintOf(options, option)
    })
  )
  const ribbons = graph.links.map((link): ShiftRibbon => ({
    key: `${link.from} ${link.to}`,
    path: draw(link) ?? '',
    width: Math.max(1.5, link.width ?? 0),
    fill: paintOf(options, indexOf.get(link.from) ?? 0).fill,
    kept: link.kept
  }))
  return { bars, ribbons }
}
