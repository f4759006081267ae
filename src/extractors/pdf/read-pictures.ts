import { createPictureReader, type PictureReader } from '../ocr/ocr.ts'
import type { Recognised } from '../ocr/recognised.ts'
import type { OpenPdf } from './open-pdf.ts'
import type { Box } from './page-content.ts'
import { lettersIn, type ReadPage, type ReadPages } from './read-pages.ts'

/** How many pictures of one work are read. */
const mostPictures = 12

/** About 190 dots to the inch of an A4 page: enough for small print. */
const pixels = 3_500_000

/** Less certain words are gibberish, as handwriting and drawings give, and are not kept. */
const leastCertain = 0.65

/** From when on what was read from a picture may stand for it. What is not print leaves ink that no word explains. */
const sure = { certainty: 0.75, explained: 0.6 }

/**
 * Reads the text of pages, and of large parts of pages, that are pictures, and of pages whose letters the file names wrongly.
 * It is marked as read from a picture; a page of which the reading is sure is no gap any more.
 */
export async function readPictures({ file, pages }: ReadPages): Promise<void> {
  const shown = pages.flatMap((page, index) => ('lost' in page || !isToRead(page) ? [] : [{ page, index }]))
  if (shown.length === 0) return
  const reader = createPictureReader()
  try {
    for (const { page, index } of shown.slice(0, mostPictures)) await readOne(reader, file, index, page)
  } finally {
    reader.close()
  }
}

const isToRead = ({ show, doubtful }: ReadPage) => show === 'picture' || show === 'region' || doubtful > 0

async function readOne(reader: PictureReader, file: OpenPdf, index: number, page: ReadPage) {
  const image = await file.render(index, page.box, pixels)
  const found = image && (await reader.read(image))
  if (!found || found.certainty < leastCertain) return
  const isSure = found.certainty >= sure.certainty && found.explained >= sure.explained
  if (page.show === 'text') {
    // A guess is no better than letters that may be wrong, so only a sure reading takes their place.
    if (!isSure) return
    page.text = { text: '', lines: [], zones: [] }
    page.links = []
  }
  append(page, found, page.box, image.width)
  if (isSure && page.show !== 'text') page.show = lettersIn(page.text) ? 'text' : page.show
}

/** Adds the lines of a picture to the text of its page, each where it stands on the page. */
function append({ text: page }: ReadPage, { lines, certainty }: Recognised, [left, top, right]: Box, width: number) {
  const start = page.text.length
  const typed = page.text
  const scale = (right - left) / width
  for (const line of lines) {
    // A stamp on a scan is text of the page and shows on its picture as well.
    if (typed.includes(`${line.text}\n`)) continue
    const begun = page.text.length
    page.text += `${line.text}\n`
    page.lines.push({
      start: begun,
      end: begun + line.text.length,
      x: left + line.left * scale,
      right: left + line.right * scale,
      y: top + line.bottom * scale,
      height: (line.bottom - line.top) * scale,
      letters: [],
    })
  }
  if (page.text.length > start) page.zones.push({ kind: 'picture', start, end: page.text.length, certainty })
}
