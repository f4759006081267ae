import { corpus } from './corpus.ts'
import { type Document, now, type Report, type State } from './state.ts'

/** Words in a row that make a match. */
const run = 5

interface Source {
  name: string
  type: string
  repository: string
  text: string
  document: string | null
}

/** A similarity report from real overlap: the same text against the same sources always scores the same. */
export function similarityOf(state: State, document: Document) {
  const report = document.report!
  const words = wordsOf(document.text ?? '')
  const counted = withoutTemplates(state, document, words)
  const matched = sourcesFor(state, document, report).map((source) => ({
    source,
    hits: hitsIn(words, counted, source.text),
  }))
  const share = (hits: Set<number>) => (words.length ? Math.round((100 * hits.size) / words.length) : 0)
  const among = (repository: string) =>
    new Set(matched.filter(({ source }) => source.repository === repository).flatMap(({ hits }) => [...hits]))
  const partial = (repository: string) =>
    state.setup.nullableScores || !report.repositories.includes(repository) ? null : share(among(repository))

  const tops = matched
    .filter(({ hits }) => hits.size)
    .sort((one, other) => other.hits.size - one.hits.size)
    .slice(0, 5)
  return {
    submission_id: document.id,
    status: 'COMPLETE',
    overall_match_percentage: report.override ?? share(new Set(matched.flatMap(({ hits }) => [...hits]))),
    internet_match_percentage: partial('INTERNET'),
    publication_match_percentage: partial('PUBLICATION'),
    submitted_works_match_percentage: partial('SUBMITTED_WORK'),
    top_source_largest_matched_word_count: tops[0]?.hits.size ?? 0,
    top_matches: tops.map(({ source, hits }) => ({
      name: source.name,
      percentage: share(hits),
      submission_id: source.document ?? '',
      source_type: source.type,
      matched_word_count_total: hits.size,
      submitted_date: '2024-05-01',
      institution_name: source.type === 'SUBMITTED_WORK' ? 'Emulator College' : '',
    })),
    time_requested: new Date(report.requestedAt).toISOString(),
    time_generated: new Date(Math.min(report.readyAt, now(state))).toISOString(),
  }
}

function sourcesFor(state: State, { id, owner, group }: Document, { repositories, excludes, scope }: Report): Source[] {
  const known: Source[] = corpus.map((source) => ({ ...source, document: null }))
  for (const other of state.documents.values()) {
    if (!state.indexed.has(other.id) || other.id === id || excludes.includes(other.id) || other.softDeleted) continue
    const own = other.owner === owner
    if (own && (scope === 'ALL' || (scope === 'GROUP' && other.group === group))) continue
    known.push({
      name: 'A paper',
      type: 'SUBMITTED_WORK',
      repository: 'SUBMITTED_WORK',
      text: other.text ?? '',
      document: other.id,
    })
  }
  return known.filter(({ repository }) => repositories.includes(repository))
}

/** The positions that count: wording of the group's templates does not. */
function withoutTemplates({ groups }: State, { group }: Document, words: string[]): Set<number> {
  const counted = new Set(words.keys())
  for (const attachment of (group && groups.get(group)?.values()) || []) {
    if (attachment.template) for (const position of hitsIn(words, counted, attachment.text)) counted.delete(position)
  }
  return counted
}

function hitsIn(words: string[], counted: Set<number>, text: string): Set<number> {
  const known = new Set(runsOf(wordsOf(text)))
  const hits = new Set<number>()
  runsOf(words).forEach((piece, start) => {
    if (!known.has(piece)) return
    for (let position = start; position < start + run; position++) if (counted.has(position)) hits.add(position)
  })
  return hits
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const runsOf = (words: string[]) =>
  words.slice(0, Math.max(0, words.length - run + 1)).map((_, start) => words.slice(start, start + run).join(' '))
