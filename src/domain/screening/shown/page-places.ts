import type { Span } from '../document.ts'

/** A line of a page of a PDF: its place in the page's text, and where it and its letters stand; `y` is its base line. */
export interface PlacedLine extends Span {
  x: number
  right: number
  y: number
  height: number
  /** Empty where only the whole line can be placed. */
  letters: (Span & { x: number; right: number })[]
}

/** Where the words of a page stand, in points from the top left of the page as it is shown. */
export interface PagePlaces {
  width: number
  height: number
  /** The text that was read of it now; places hold only where it is the text that is kept. */
  text: string
  lines: PlacedLine[]
}

/** A rectangle of a page, in points. */
export interface PageBox {
  x: number
  y: number
  width: number
  height: number
}

/** How far letters reach above and below their base line, as shares of their size. */
const reach = { above: 0.85, below: 0.25 }

/** The boxes that cover a span of a page's text, one for each line that it touches. */
export function boxesOf({ lines }: Pick<PagePlaces, 'lines'>, span: Span): PageBox[] {
  return lines.flatMap((line) => {
    if (line.start >= span.end || line.end <= span.start) return []
    const letters = line.letters.filter(({ start, end }) => start < span.end && end > span.start)
    if (line.letters.length && !letters.length) return []
    const from = Math.min(...(letters.length ? letters : [line]).map(({ x }) => x))
    const to = Math.max(...(letters.length ? letters : [line]).map(({ right }) => right))
    const [above, below] = [reach.above * line.height, reach.below * line.height]
    return [{ x: from, y: line.y - above, width: Math.max(0, to - from), height: above + below }]
  })
}

/** Places as they came from where files are read; null where they are none. */
export function pagePlacesIn(value: unknown): PagePlaces | null {
  const places = value as PagePlaces | null
  if (!places || typeof places.text !== 'string' || !Array.isArray(places.lines)) return null
  const isPlaced = ({ start, end, x, right, y, height }: PlacedLine) =>
    [start, end, x, right, y, height].every(Number.isFinite)
  const isLetter = ({ start, end, x, right }: PlacedLine['letters'][number]) =>
    [start, end, x, right].every(Number.isFinite)
  const isWhole = places.lines.every((line) => isPlaced(line) && line.letters.every(isLetter))
  return isWhole && places.width > 0 && places.height > 0 ? places : null
}
