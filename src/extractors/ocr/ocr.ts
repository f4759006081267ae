import { type ReadingThread, startThread } from '../reading-thread.ts'
import type { GreyImage } from './grey-image.ts'
import { type Recognised, recognisedIn } from './recognised.ts'

/** Reads text from pictures, one after the other, within limits for one work. */
export interface PictureReader {
  /** Null where it cannot: its data is not installed, it broke down, or its time is used up. */
  read(image: GreyImage): Promise<Recognised | null>
  close(): void
}

/** English and Welsh, as Tesseract names them. The first is tried before the others. */
const languages = ['eng', 'cym']

/** Below this certainty another language is tried. */
const sure = 0.85

/** In milliseconds of processor time: for one picture, of which an ordinary page takes 3 s, and for all of a work. */
const pictureMs = 15_000
const workMs = 40_000

/** Starts nothing yet: the program and its data are loaded for the first picture. */
export function createPictureReader(): PictureReader {
  let thread: ReadingThread | null = null
  let isOff = false
  let language: string | null = null
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

  return {
    async read(image) {
      if (language) return readAs(language, image)
      let best: Recognised | null = null
      for (const tried of languages) {
        const found = await readAs(tried, image)
        if (!found || (best && best.certainty >= found.certainty)) continue
        best = found
        language = tried
        if (found.certainty >= sure) break
      }
      return best
    },
    close: () => thread?.end(),
  }
}
