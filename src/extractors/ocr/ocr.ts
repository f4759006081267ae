import { type ReadingThread, startThread } from '../reading-thread.ts'
import type { GreyImage } from './grey-image.ts'
import { type Recognised, recognisedIn } from './recognised.ts'
import { turned } from './turned.ts'

/** Reads text from pictures, one after the other, within limits for one work. */
export interface PictureReader {
  /**
   * Places are those of the picture as it was turned to be read. Null where it cannot be read: the data is not installed, the
   * program broke down, or its time is used up.
   */
  read(image: GreyImage): Promise<Recognised | null>
  close(): void
}

/** English and Welsh, as Tesseract names them. The first is tried before the others. */
const languages = ['eng', 'cym']

/** Below this certainty another language is tried; below the other one the picture is turned, because it may lie on its side. */
const sure = 0.85
const upright = 0.65

/** Quarters of a full turn, in the order in which they are tried. */
const turns = [0, 1, 3, 2]

/** How many pictures of a work are turned in vain, such as drawings and handwriting, before the others are read as they lie. */
const mostInVain = 2

/** In milliseconds of processor time: for one picture, of which an ordinary page takes 3 s, and for all of a work. */
const pictureMs = 15_000
const workMs = 40_000

/** Starts nothing yet: the program and its data are loaded for the first picture. */
export function createPictureReader(): PictureReader {
  let thread: ReadingThread | null = null
  let isOff = false
  let language: string | null = null
  let turn = 0
  let inVain = 0
  const begun = process.cpuUsage()
  const timeLeft = () => {
    const { user, system } = process.cpuUsage(begun)
    return Math.min(pictureMs, workMs - (user + system) / 1_000)
  }

  async function readAs(language: string, image: GreyImage): Promise<Recognised | null> {
    const timeoutMs = timeLeft()
    if (isOff || timeoutMs <= 0) return null
    thread ??= startThread(new URL('./thread.js', import.meta.url))
    thread.send({ language, image })
    const answer = await thread.next(timeoutMs)
    if (typeof answer === 'object') return 'table' in answer ? recognisedIn(answer.table, image) : null
    isOff = true
    return null
  }

  /** The picture as it lies best. A turn that was right for one is the first that is tried for the next. */
  async function readTurned(image: GreyImage): Promise<Recognised | null> {
    const tried = inVain < mostInVain ? new Set([turn, ...turns]) : [turn]
    let best: Recognised | null = null
    for (const quarters of tried) {
      const found = await readAs(language ?? languages[0]!, turned(image, quarters))
      if (!found || (best && best.certainty >= found.certainty)) continue
      best = found
      if (found.certainty < upright) continue
      turn = quarters
      return best
    }
    inVain += 1
    return best
  }

  return {
    async read(image) {
      let best = await readTurned(image)
      if (!best || best.certainty < upright || language) return best
      language = languages[0]!
      for (const other of best.certainty < sure ? languages.slice(1) : []) {
        const found = await readAs(other, turned(image, turn))
        if (!found || best.certainty >= found.certainty) continue
        best = found
        language = other
      }
      return best
    },
    close: () => thread?.end(),
  }
}
