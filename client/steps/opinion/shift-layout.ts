import type { OpinionStepView, Shift } from '../../../shared/steps/opinion.ts'
import { paintOf, type Paint } from './paints.ts'
import { shiftOptions, shiftRows } from './shift.ts'

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

/** d3-sankey: given, so that a phone loads it only where there is a shift to draw. */
export type Sankey = Pick<typeof import('d3-sankey'), 'sankey' | 'sankeyLinkHorizontal'>

interface Node {
  readonly key: string
  readonly side: 'before' | 'after'
  /** Of the option: d3-sankey numbers its nodes itself, as `index`. */
  readonly option: number
  readonly count: number
}

/** How large the drawing is, in units of its own, and what its bars are named by. */
export interface ShiftFrame {
  readonly width: number
  readonly height: number
  readonly barWidth: number
  /** Between two bars, one above the other. */
  readonly gap: number
  /** Above the bars, for their heads. */
  readonly headHeight: number
  /** Beside the bars, for their labels. */
  readonly margin: number
  readonly labels: 'texts' | 'signs'
}

/** To be read at 10 m. */
export const wideFrame: ShiftFrame = {
  width: 1000,
  height: 350,
  barWidth: 26,
  gap: 18,
  headHeight: 34,
  margin: 300,
  labels: 'texts'
}

/** To be held in a hand: its texts keep their size on a phone of 320 pixels. */
export const narrowFrame: ShiftFrame = {
  width: 288,
  height: 190,
  barWidth: 14,
  gap: 12,
  headHeight: 28,
  margin: 58,
  labels: 'signs'
}

/** The two votes as bars, and the flows between them as ribbons. */
export function shiftLayout(
  step: OpinionStepView,
  shift: Shift,
  frame: ShiftFrame,
  { sankey, sankeyLinkHorizontal }: Sankey
) {
  const { width, height, margin } = frame
  const options = shiftOptions(step, shift)
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
    .nodeWidth(frame.barWidth)
    .nodePadding(frame.gap)
    .nodeSort((a, b) => a.option - b.option)
    .extent([
      [margin, frame.headHeight],
      [width - margin, height - 6]
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
