import { findNames } from '../ai-tools/names.ts'
import { type Clean, clean } from '../reading/clean/clean.ts'
import { originalSpan } from '../reading/clean/offsets.ts'
import { pageEdges } from '../reading/page-edges.ts'
import type { Finding } from './finding.ts'
import { judgeProperties } from './properties.ts'
import { judgeWork, type Reading, type Work } from './work.ts'

/** Findings with offsets into the text as given, damage included, and what the text was read as. */
export interface Citations {
  findings: Finding[]
  cleaned: Clean
  /** Null where the text holds nothing. */
  work: Work | null
}

/**
 * Finds every place of a work where an AI tool stands, or may stand, as an author. `tools` are the names of tools in the
 * reflection, which settle a name that people have too.
 */
export function findCitations(text: string, { document, tools = [] }: Partial<Reading> = {}): Citations {
  const cleaned = clean(text, findNames, document ? pageEdges(text, document.pages) : [])
  if (!cleaned.flat.trim()) return { findings: [], cleaned, work: null }
  const work = judgeWork(cleaned, text, { tools, ...(document && { document }) })
  return { findings: [...inOriginal(work.findings, cleaned), ...onlyInRecords(work)], cleaned, work }
}

/** The same for the value of one of a file’s properties. */
export function findInProperty(value: string): Finding[] {
  const cleaned = clean(value, findNames)
  return inOriginal(judgeProperties(cleaned.flat), cleaned)
}

/** Findings in a clean text with offsets into the text that it was made of. */
export function inOriginal(findings: Finding[], cleaned: Clean): Finding[] {
  return findings.map((finding) => ({
    ...finding,
    ...originalSpan(cleaned, finding),
    entry: finding.entry && originalSpan(cleaned, finding.entry),
    linked: inOriginal(finding.linked, cleaned),
  }))
}

/** Tools that only the reference manager’s records name, each once. */
function onlyInRecords({ findings, fields }: Work): Finding[] {
  const seen = new Set(findings.map(({ tool }) => tool?.id))
  return fields.findings.filter(({ tool }) => !seen.has(tool?.id) && seen.add(tool?.id))
}
