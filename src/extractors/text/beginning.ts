import type { Encoding, TextBeginning } from '../../domain/intake/encodings.ts'
import { extract } from '../extract.ts'

/** How much of a text is shown, in UTF-16 code units: of its beginning, and around the first letter that could differ. */
const shownLength = 600
const aroundLength = 300

/**
 * The beginning of a text whose bytes do not say their encoding, in the one that was chosen or guessed; null for every other
 * file. Where all of the beginning is ASCII, which reads alike in nearly every encoding, the first other letter follows.
 */
export async function beginningOf(file: {
  path: string
  name: string
  encoding: Encoding | null
}): Promise<TextBeginning | null> {
  const reading = await extract({ ...file, mediaType: '' })
  if (!('document' in reading)) {
    return file.encoding && { encoding: { name: file.encoding, by: 'student' }, beginning: '' }
  }
  const { encoding, text } = reading.document
  if (encoding?.by !== 'guess' && encoding?.by !== 'student') return null
  return { encoding, beginning: shownOf(text).toWellFormed() }
}

function shownOf(text: string): string {
  const first = text.search(/[^\x00-\x7f]/)
  if (first < shownLength) return text.slice(0, shownLength)
  const around = text.slice(first - aroundLength / 2, first + aroundLength / 2)
  return `${text.slice(0, shownLength - aroundLength)} … ${around}`
}
