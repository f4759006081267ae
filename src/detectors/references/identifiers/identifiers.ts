import { arxivIdsIn } from './arxiv.ts'
import { doisIn } from './doi.ts'
import type { Identifier } from './identifier.ts'
import { isbnsIn } from './isbn.ts'
import { issnsIn } from './issn.ts'
import { pubmedIdsIn } from './pubmed.ts'

/** Every identifier in the words of one source, in order. `lined` is its text with line ends; offsets are into it. */
export function identifiersIn(lined: string): Identifier[] {
  const flat = lined.replace(/[\n\v\f]/g, ' ')
  const dois = doisIn(lined)
  const others = [...arxivIdsIn(flat), ...isbnsIn(flat), ...issnsIn(flat), ...pubmedIdsIn(flat)]
  const apart = others.filter(({ start }) => !dois.some((doi) => doi.start <= start && start < doi.end))
  return [...dois, ...apart].sort((a, b) => a.start - b.start)
}
