import type { PagePlaces } from '../../domain/screening/shown/page-places.ts'
import { directionsOf } from './layout/atoms.ts'
import { pageTextOf } from './layout/page-text.ts'
import { openPdf } from './open-pdf.ts'
import type { PageContent } from './page-content.ts'

/** The most that is read of one page. */
const limits = { characters: 1_000_000, glyphs: 100_000, links: 0 }

/**
 * Where the words of one page of a PDF stand; null where that cannot be said, as on a page that is turned. `page` counts
 * from 1. Call it in the sandbox.
 */
export async function pagePlaces({ path, page }: { path: string; page: number }): Promise<PagePlaces | null> {
  const file = await openPdf('pdfium', path, limits)
  if ('failed' in file) return null
  try {
    if (page < 1 || page > file.pages) return null
    const read: PagePlaces[] = []
    await file.read(page - 1, page, (_, content) => {
      const places = content && placesIn(content)
      if (places) read.push(places)
    })
    return read[0] ?? null
  } finally {
    file.close()
  }
}

/** Lines of another direction than the page's have coordinates of their own and no letters, so they are left out. */
function placesIn(content: PageContent): PagePlaces | null {
  const [main, ...others] = directionsOf(content)
  if (main && main.angle !== 0) return null
  const { text, lines } = pageTextOf(content, true)
  const { width, height } = content.size
  return { width, height, text, lines: others.length ? lines.filter(({ letters }) => letters.length > 0) : lines }
}
