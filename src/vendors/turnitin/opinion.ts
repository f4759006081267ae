import type { Evidence, Flag, Json, Measurement } from '../../domain/screening/detector.ts'
import { object } from './known.ts'
import type { Options } from './options.ts'

const notMore =
  'It counts quotations, references and common phrases too, and says nothing about how the likeness came about. No percentage is good or bad in itself.'

const kinds: Record<string, string> = {
  INTERNET: 'a page on the internet',
  PUBLICATION: 'a publication',
  SUBMITTED_WORK: 'work handed in to Turnitin',
  PRIVATE: "the provider's own collection",
  CROSSREF: 'a publication',
  CROSSREF_POSTED_CONTENT: 'a preprint',
}

/** Sources that a person would look at first; the viewer shows them all. */
const mostSources = 10

/** What a similarity report says, or null when its overall percentage is not a whole number from 0 to 100. */
export function opinionOf(
  report: { [name: string]: Json },
  { checkFrom }: Pick<Options, 'checkFrom'>,
): { flags: Flag[]; measurements: Measurement[] } | null {
  const overall = percentOf(report.overall_match_percentage)
  if (overall === null) return null

  const sources = sourcesOf(report.top_matches)
  const flag: Flag = {
    rule: 'matching-text',
    severity: checkFrom !== null && overall >= checkFrom ? 'check' : 'info',
    message: `Turnitin reports that ${overall} % of the text also stands in sources it knows. ${notMore}`,
    suggestion:
      'Where wording comes from a source, put it in quotation marks or say it in your own words, and cite the source.',
    evidence: sources.length
      ? sources
      : [
          {
            in: 'report',
            quote: `${overall} % in all`,
            note: 'Turnitin names no sources here; its own report shows the places.',
          },
        ],
    figures: { overall },
  }
  return { flags: overall > 0 ? [flag] : [], measurements: measurementsOf(report, overall) }
}

function measurementsOf(report: { [name: string]: Json }, overall: number): Measurement[] {
  const percent = (name: string, value: Json | undefined, among: string): Measurement => ({
    name,
    value: percentOf(value),
    unit: 'percent',
    range: [0, 100],
    meaning: `Share of the text that also stands in ${among}. ${notMore}`,
  })
  const words = report.top_source_largest_matched_word_count
  return [
    percent('similarity', overall, 'any source that was searched'),
    percent('similarity-internet', report.internet_match_percentage, 'pages on the internet'),
    percent('similarity-publications', report.publication_match_percentage, 'publications'),
    percent('similarity-submitted-works', report.submitted_works_match_percentage, 'other work handed in to Turnitin'),
    {
      name: 'words-in-largest-source',
      value: Number.isInteger(words) && Number(words) >= 0 ? Number(words) : null,
      unit: 'words',
      meaning: 'How many words stand in the one source with the most. It does not say whether they are quoted.',
    },
  ]
}

function sourcesOf(matches: Json | undefined): Evidence[] {
  if (!Array.isArray(matches)) return []
  return matches.slice(0, mostSources).flatMap((match) => {
    const {
      name,
      percentage,
      source_type: type,
      matched_word_count_total: words,
      institution_name: institution,
    } = object(match)
    const share = percentOf(percentage)
    const kind = kinds[String(type)] ?? 'a source'
    // Whose work another student's is stays with Turnitin; where it was handed in is enough to ask about it.
    const title = type === 'SUBMITTED_WORK' ? institution : name
    if (share === null && typeof title !== 'string') return []
    const quote = [plain(title) || kind, share !== null && `${share} %`, Number.isInteger(words) && `${words} words`]
    return [{ in: 'report' as const, quote: quote.filter(Boolean).join(', '), note: `Turnitin names this as ${kind}.` }]
  })
}

/** A whole percentage, or null: missing and impossible are both “not measured”, and neither is 0. */
function percentOf(value: Json | undefined): number | null {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100 ? Number(value) : null
}

const plain = (value: Json | undefined) =>
  typeof value === 'string'
    ? value
        .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
        .trim()
        .slice(0, 200)
    : ''
