import { descriptions } from '../../package/descriptions.ts'
import type { Story } from '../../package/stories.ts'
import type { Tag } from '../../package/xml.ts'

/** What a picture or drawing says about itself for those who cannot see it; the page does not show it. */
export function descriptionIn(tag: Tag): Story[] {
  if (tag.name === 'wp:docPr') return descriptions(tag.get(':title'), tag.get(':descr'))
  return tag.name === 'v:shape' ? descriptions(tag.get(':alt')) : []
}
