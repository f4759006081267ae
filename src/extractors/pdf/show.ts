import type { Box, PageContent } from './page-content.ts'

/** What a page shows beside what was read from it. */
export interface Show {
  /** `picture`: it has no text of its own. `region`: a large part of it is a picture, with no text over it. */
  show: 'nothing' | 'text' | 'region' | 'picture'
  /** The part of the page that is to be looked at. */
  box: Box
  /** How many letters may be other ones than what was read. */
  doubtful: number
}

/** Fewer letters and digits than this beside a picture are stamps on a scan and not the work. */
const fewest = 25

/** As shares of the page: what a picture must cover to be one of the page, and of a part of it that could hold text. */
const least = { picture: 0.3, region: 0.4 }

/** Fewer letters over a picture than this are labels. */
const fewestOver = 50

/** So many letters without a name, or this share of a page’s, are more than symbols in it. */
const unnamed = { least: 10, share: 0.03 }

/** Compares what a page shows with the `letters` that were read from it. */
export function showOf(content: PageContent, letters: number): Show {
  const { pictures, size, isDrawn } = content
  const whole: Box = [0, 0, size.width, size.height]
  const around = pictures.reduce(aroundBoth, pictures[0] ?? whole)
  const share =
    Math.min(
      areaOf(around),
      pictures.reduce((sum, it) => sum + areaOf(it), 0),
    ) / areaOf(whole)
  const doubtful = doubtfulIn(content)
  const isPicture = letters === 0 ? pictures.length > 0 || isDrawn : letters < fewest && share >= least.picture
  if (isPicture) return { show: 'picture', box: whole, doubtful }
  if (share >= least.region && lettersOver(content, around) < fewestOver)
    return { show: 'region', box: around, doubtful }
  return { show: letters === 0 ? 'nothing' : 'text', box: whole, doubtful }
}

const areaOf = ([left, top, right, bottom]: Box) => (right - left) * (bottom - top)

function aroundBoth(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}

/** How many numbers each glyph has in `places`. */
const stride = 5

function lettersOver({ glyphs }: PageContent, [left, top, right, bottom]: Box) {
  let over = 0
  const places = glyphs?.places ?? []
  for (let at = 0; at < places.length; at += stride) {
    const [x, y] = [places[at]!, places[at + 1]!]
    if (x > left && x < right && y > top && y < bottom) over++
  }
  return over
}

function doubtfulIn({ glyphs, doubtful }: PageContent) {
  if (!glyphs) return doubtful
  const isMuch = glyphs.unnamed >= Math.max(unnamed.least, unnamed.share * glyphs.codes.length)
  return Math.max(doubtful, isMuch ? glyphs.unnamed : 0)
}
