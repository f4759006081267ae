import { readXml } from '../../package/xml.ts'
import type { Package } from '../../package/zip.ts'
import { prefixes } from '../names.ts'

/** The lines of a chart: titles, then the names of its series, then its categories (ECMA-376-1, 21.2). */
export async function readChart(zip: Package, part: string): Promise<string[]> {
  const titles: string[] = []
  const series: string[] = []
  const categories: string[] = []
  const path: string[] = []
  const within = (name: string) => path.includes(name)
  let value = ''
  await readXml(zip.read(part), prefixes, {
    open({ name }) {
      path.push(name)
      if (name === 'a:p') titles.push('')
      if (name === 'c:v' || name === 'cx:pt' || name === 'cx:v') value = ''
    },
    text(text) {
      const name = path.at(-1)
      if (name === 'a:t' && titles.length > 0) titles.push(titles.pop() + text)
      if (name === 'c:v' || name === 'cx:pt' || name === 'cx:v') value += text
    },
    close(name) {
      path.pop()
      if (name === 'c:v' && within('c:tx')) series.push(value)
      if (name === 'cx:v' && within('cx:tx')) series.push(value)
      if ((name === 'c:v' && within('c:cat')) || (name === 'cx:pt' && within('cx:strDim'))) categories.push(value)
    },
  })
  return [...titles, ...new Set(series), [...new Set(categories)].join('\t')].filter((line) => line.trim())
}

interface Point {
  lines: string[]
  /** The points below it, each with its place among them. */
  below: { to: string; order: number }[]
}

/** The lines of a diagram (SmartArt) in the order of its tree of points (ECMA-376-1, 21.4). */
export async function readDiagram(zip: Package, part: string): Promise<string[]> {
  const points = new Map<string, Point>()
  let lines: string[] = []
  let inText = false
  await readXml(zip.read(part), prefixes, {
    open(tag) {
      if (tag.name === 'dgm:pt') {
        lines = []
        points.set(tag.get(':modelId') ?? '', { lines, below: [] })
      }
      if (tag.name === 'a:p') lines.push('')
      inText = tag.name === 'a:t'
      const type = tag.get(':type') ?? 'parOf'
      if (tag.name !== 'dgm:cxn' || type !== 'parOf') return
      const order = Number(tag.get(':srcOrd')) || 0
      points.get(tag.get(':srcId') ?? '')?.below.push({ to: tag.get(':destId') ?? '', order })
    },
    text(text) {
      if (inText && lines.length > 0) lines.push(lines.pop() + text)
    },
    close() {
      inText = false
    },
  })
  return linesOf(points).filter((line) => line.trim())
}

/** The lines of all points: from each one that lies below no other, down its tree; each point once. */
function linesOf(points: Map<string, Point>): string[] {
  const isBelow = new Set([...points.values()].flatMap(({ below }) => below.map(({ to }) => to)))
  const tops = [...points.keys()].filter((id) => !isBelow.has(id))
  const seen = new Set<string>()
  const found: string[] = []
  for (const waiting = [...points.keys(), ...tops.reverse()]; waiting.length > 0; ) {
    const id = waiting.pop()!
    const point = points.get(id)
    if (!point || seen.has(id)) continue
    seen.add(id)
    found.push(...point.lines)
    waiting.push(...point.below.toSorted((a, b) => b.order - a.order).map(({ to }) => to))
  }
  return found
}
