import type { FieldCitation } from '../../domain/screening/document.ts'

type Item = FieldCitation['items'][number]

/** Bounds for what one citation may claim: the longest real author lists run to a few thousand names. */
const limits = { items: 200, authors: 5_000, characters: 2_000 }

/**
 * The works in a citation as Zotero and Mendeley leave it: a code with CSL data (citeproc-js “citation data object”)
 * behind its first brace. An empty list when there is none to be read.
 */
export function cslItems(code: string): Item[] {
  return listOf(record(parse(code.slice(code.indexOf('{'), code.lastIndexOf('}') + 1))).citationItems)
    .slice(0, limits.items)
    .map((item) => record(record(item).itemData))
    .map((work) => ({
      authors: listOf(work.author).slice(0, limits.authors).map(nameOf).filter(Boolean),
      title: textOf(work.title),
      year: textOf(listOf(listOf(record(work.issued)['date-parts'])[0])[0]) || textOf(record(work.issued).raw),
    }))
    .filter((work) => work.authors.length > 0 || work.title)
}

/** One author, the family name first, or an organisation's name as it is. */
function nameOf(author: unknown) {
  const { family, given, literal, 'non-dropping-particle': particle } = record(author)
  const name = [[textOf(particle), textOf(family)].filter(Boolean).join(' '), textOf(given)].filter(Boolean).join(', ')
  return name || textOf(literal)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown) {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, limits.characters) : ''
}
