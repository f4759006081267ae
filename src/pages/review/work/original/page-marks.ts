import type { Context } from '../../../../context.ts'
import type { Actor } from '../../../../domain/people/permission.ts'
import { boxesOf } from '../../../../domain/screening/shown/page-places.ts'
import { placesOnPage } from '../../../../flow/files/page-places.ts'
import type { Text } from '../text.ts'
import type { Place } from '../text-pages.ts'
import type { PageMarks } from './original.tsx'

/**
 * The marks on the image of a page, from 0; null where it has none or the places of its words are not known: a page whose
 * text was read from a picture, or otherwise than it would be now.
 */
export async function marksOnPage(
  context: Context,
  who: Actor,
  id: string,
  shown: { text: Text; places: Place[]; textPage: number },
): Promise<PageMarks | null> {
  const page = shown.text.textPages[shown.textPage]!
  const here = shown.places.filter(({ start, end }) => start < page.end && end > page.start)
  if (!here.length) return null
  const found = await placesOnPage(context, who, id, shown.textPage + 1)
  if (!found || found.text !== shown.text.text.slice(page.start, page.end)) return null
  const marks = here.map(({ flagId, number, start, end }) => ({
    flagId,
    number,
    boxes: boxesOf(found, { start: start - page.start, end: end - page.start }),
  }))
  return { width: found.width, height: found.height, marks: marks.filter(({ boxes }) => boxes.length > 0) }
}
