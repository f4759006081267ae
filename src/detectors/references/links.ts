import { linkBreaks } from './link-breaks.ts'
import { type Place, placedIn } from './place.ts'
import type { Source } from './sources.ts'

/** The links of the sources that were broken in copying, each once, in order. */
export function brokenLinks(sources: Source[]): Place[] {
  return sources.flatMap((source) => {
    const found = linkBreaks.flatMap(([pattern, note]) =>
      [...source.lined.matchAll(pattern)].map(({ 0: link, index }) =>
        placedIn(source, { start: index, end: index + link.trimEnd().length }, note),
      ),
    )
    const inOrder = found.sort((a, b) => a.start - b.start)
    return inOrder.filter(({ start }, at) => !inOrder.slice(0, at).some((other) => start < other.end))
  })
}
