import type { GreyImage } from './grey-image.ts'

/** A line that was read from a picture; its place is in pixels. */
export interface RecognisedLine {
  text: string
  left: number
  top: number
  right: number
  bottom: number
}

/** What was read from a picture. */
export interface Recognised {
  lines: RecognisedLine[]
  /** How sure the machine is of the words, from 0 to 1, each letter counted alike. */
  certainty: number
  /** How much of what is dark in the picture lies in words that it is sure of, from 0 to 1. */
  explained: number
}

interface Word {
  line: string
  text: string
  left: number
  top: number
  right: number
  bottom: number
  certainty: number
}

/** Words of less certainty are specks and lines that were taken for letters. */
const leastCertain = 0.3
const certain = 0.6

/** Reads Tesseract’s table of a picture: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function recognisedIn(table: string, image: GreyImage): Recognised {
  const words = table.split('\n').flatMap(wordIn)
  const lines = new Map<string, RecognisedLine>()
  let letters = 0
  let sum = 0
  for (const word of words) {
    letters += word.text.length
    sum += word.text.length * word.certainty
    const line = lines.get(word.line)
    if (line) extend(line, word)
    else lines.set(word.line, { ...word })
  }
  return {
    lines: [...lines.values()].map(({ text, left, top, right, bottom }) => ({ text, left, top, right, bottom })),
    certainty: letters === 0 ? 0 : Math.round((100 * sum) / letters) / 100,
    explained: shareOfInk(
      image,
      words.filter(({ certainty }) => certainty >= certain),
    ),
  }
}

function wordIn(row: string): Word[] {
  const [level, , block, paragraph, line, , left, top, width, height, confidence, ...rest] = row.split('\t')
  const text = rest.join(' ').trim()
  const certainty = Number(confidence) / 100
  if (level !== '5' || !text || !(certainty >= leastCertain)) return []
  const [x, y] = [Number(left), Number(top)]
  const place = { left: x, top: y, right: x + Number(width), bottom: y + Number(height) }
  return [{ line: `${block} ${paragraph} ${line}`, text, certainty, ...place }]
}

function extend(line: RecognisedLine, word: Word) {
  line.text += ` ${word.text}`
  line.left = Math.min(line.left, word.left)
  line.top = Math.min(line.top, word.top)
  line.right = Math.max(line.right, word.right)
  line.bottom = Math.max(line.bottom, word.bottom)
}

/** Of the pixels that are much darker than the picture is on average, the share that lies in boxes; 1 where none is dark. */
function shareOfInk({ width, height, data }: GreyImage, boxes: Pick<Word, 'left' | 'top' | 'right' | 'bottom'>[]) {
  const average = data.reduce((sum, shade) => sum + shade, 0) / Math.max(1, data.length)
  const dark = 0.6 * average
  const ink = data.reduce((sum, shade) => sum + (shade < dark ? 1 : 0), 0)
  let inside = 0
  for (const { left, top, right, bottom } of boxes) {
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      for (let x = Math.max(0, left); x < Math.min(width, right); x++) if (data[y * width + x]! < dark) inside++
    }
  }
  return ink === 0 ? 1 : Math.min(1, inside / ink)
}
