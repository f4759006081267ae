import type { Identifier } from './identifiers/identifier.ts'
import { identifiersIn } from './identifiers/identifiers.ts'
import { type Place, placedIn } from './place.ts'
import type { Source, Sources } from './sources.ts'
import type { Rule } from './words.ts'

/** Reads the identifiers of each source once. */
export function identifiersOf({ entries, notes }: Sources): (source: Source) => Identifier[] {
  const found = new Map([...entries, ...notes].map((source) => [source, identifiersIn(source.lined)]))
  return (source) => found.get(source) ?? []
}

/** The first whole DOI among identifiers, or an empty string. */
export const doiOf = (identifiers: Identifier[]) =>
  identifiers.find(({ kind, fault }) => kind === 'doi' && !fault)?.value ?? ''

/** The identifiers with a fault of one kind; a link that is broken is told as that alone. */
export function faultsOf(
  sources: Source[],
  identifiers: (source: Source) => Identifier[],
  rule: Rule,
  links: Place[],
): Place[] {
  const places = sources.flatMap((source) =>
    identifiers(source).flatMap((one) => (one.fault?.rule === rule ? [placedIn(source, one, one.fault.note)] : [])),
  )
  return places.filter(({ start, end }) => !links.some((link) => link.start < end && start < link.end))
}
