import type { Flag, Input, LocalDetector } from '../../domain/screening/detector.ts'
import { orphansOf } from './citations/orphans.ts'
import { datesAfter } from './dates/days.ts'
import { impossibleYears, yearsAfter } from './dates/years.ts'
import { duplicates } from './duplicates.ts'
import { figures } from './figures.ts'
import { flagFor } from './flags.ts'
import { doiOf, faultsOf, identifiersOf } from './identified.ts'
import type { Identifier } from './identifiers/identifier.ts'
import { brokenLinks } from './links.ts'
import type { Place } from './place.ts'
import { type Source, sourcesOf } from './sources.ts'
import type { Rule } from './words.ts'

/** So many numbers that do not fit their check digits are more than a slip of the hand. */
const moreThanSlips = 3
/** Journals print the date of an issue ahead, and books the year that follows. */
const yearsPrintedAhead = 1

/**
 * Point `academic_integrity`: can a reader find each source? All of it can be worked out from the work alone: check digits, forms,
 * dates, the list beside the text. A wrong digit is a typing error until a person knows more, so it is a note.
 */
export const references: LocalDetector = {
  id: 'references',
  version: '1.0.0',
  title: 'References that can be followed',
  point: 'academic_integrity',
  basis: 'inspectable',
  dataFlow: { class: 'local' },
  looksAt:
    'The list of sources and the notes: check digits and forms of DOI, ISBN, ISSN, arXiv and PubMed numbers, links that were broken in copying, dates after the hand-in, entries that stand twice, and whether text and list name the same sources.',
  cannotSee: [
    'Whether a source exists, or says what the text says: nothing is looked up.',
    'An identifier that is well formed and belongs to another work.',
    'Citations by raised numbers, and lists or citations in a form that it does not know; it is then silent.',
  ],
  abstainsWhen: [],
  figures,
  selfCheck: true,

  detect({ document, handedInAt }: Input) {
    const sources = sourcesOf(document)
    if (!sources) return { flags: [] }
    const flag = (rule: Rule, severity: Flag['severity'], places: Place[]) =>
      flagFor(rule, severity, places, document.text, sources.cleaned)
    const { withoutEntry, notCited } = orphansOf(sources)
    const identifiers = identifiersOf(sources)
    const all = [...sources.entries, ...sources.notes]
    const links = brokenLinks(all)
    const faults = (rule: Rule) => faultsOf(all, identifiers, rule, links)
    const digits = faults('identifier-check-digit')
    const flags = [
      ...flag('identifier-left-open', 'check', faults('identifier-left-open')),
      ...(handedInAt ? dateFlags(all, identifiers, new Date(handedInAt), flag) : []),
      ...flag('identifier-check-digit', digits.length >= moreThanSlips ? 'check' : 'info', digits),
      ...flag('identifier-form', 'info', faults('identifier-form')),
      ...flag('year-impossible', 'info', impossibleYears(all)),
      ...flag('link-broken', 'info', links),
      ...flag(
        'duplicate-entry',
        'info',
        duplicates(sources.entries, (source) => doiOf(identifiers(source))),
      ),
      ...flag('citation-without-entry', 'info', withoutEntry),
      ...flag('entry-not-cited', 'info', notCited),
    ]
    return { flags }
  },
}

/** A year that comes at the earliest after next is asked about; what may be printed ahead is a note. */
function dateFlags(
  sources: Source[],
  identifiers: (source: Source) => Identifier[],
  handedIn: Date,
  flag: (rule: Rule, severity: Flag['severity'], places: Place[]) => Flag[],
): Flag[] {
  const years = yearsAfter(sources, handedIn)
  const isFar = years.some(({ year }) => year > handedIn.getUTCFullYear() + yearsPrintedAhead)
  const places = [...years, ...datesAfter(sources, identifiers, handedIn)].map(({ start, end, note }) => ({
    start,
    end,
    note,
  }))
  return flag(
    'year-after-hand-in',
    isFar ? 'check' : 'info',
    places.sort((a, b) => a.start - b.start),
  )
}
