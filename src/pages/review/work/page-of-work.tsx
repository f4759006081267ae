import { FormattedPage } from './formatted/formatted-page.tsx'
import type { Text } from './text.ts'
import { TextPage } from './text-page.tsx'
import type { Place } from './text-pages.ts'

interface PageProps {
  /** The submission. */
  id: string
  text: Text
  places: Place[]
  /** From 0. */
  textPage: number
}

/** One page or part of the work, as its program shows it where that is known. */
export function PageOfWork(props: PageProps) {
  return props.text.formatted ? <FormattedPage {...props} /> : <TextPage {...props} />
}
