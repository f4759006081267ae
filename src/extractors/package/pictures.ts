import type { GapKind } from '../../domain/screening/coverage.ts'

/** In points: what is smaller holds no text that could be read. */
const smallest = 36

/** In square points, half of what a page of A4 holds of text: a photographed or scanned page is larger. */
const large = 160_000

/** Which place is left out where a picture of this size, in points, stands; null for a mark or an icon. */
export function gapOfPicture(width: number, height: number): GapKind | null {
  if ((width > 0 && width < smallest) || (height > 0 && height < smallest)) return null
  return width * height >= large ? 'picture_region' : 'picture'
}
