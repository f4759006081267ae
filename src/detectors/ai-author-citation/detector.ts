import type { ClauseNumbers } from '../../domain/policy/points.ts'
import type { Evidence, Flag, Input, LocalDetector } from '../../domain/screening/detector.ts'
import { lexicon } from '../ai-tools/lexicon.ts'
import { figures } from './figures.ts'
import { findCitations, findInProperty } from './find.ts'
import type { Finding } from './finding.ts'
import { guideOf } from './wording/guide-forms.ts'
import { rewrite } from './wording/rewrite.ts'
import { styleOf } from './wording/style.ts'
import { messageFor, suggestionFor } from './wording/wording.ts'

/**
 * Point `ai_is_no_author`: AI-generated content is not referenced as an author. Point `cite_use` asks for a citation all
 * the same, so every flag offers a form of it that names no tool as an author.
 *
 * Quiet about work about AI, people who share a tool’s name, makers’ own reports, acknowledgements and appendices.
 */
export const aiAuthorCitation: LocalDetector = {
  id: 'ai-author-citation',
  version: '1.0.0',
  title: 'AI tool cited as author',
  point: 'ai_is_no_author',
  basis: 'inspectable',
  dataFlow: { class: 'local' },
  looksAt:
    'The by-line, the reference list, notes, citations in the text and the file’s properties, for the name of an AI tool where an author’s name belongs.',
  cannotSee: [
    'A tool that is hidden behind “et al.” or left out of the work altogether.',
    'A tool whose name is not in its list, or a person who shares a tool’s name and is cited without initials.',
    'Whether the cited text really came from the tool.',
  ],
  abstainsWhen: [],
  figures,
  selfCheck: true,

  detect({ document, reflection, clauses }: Input) {
    const { text, facts } = document
    const tools = reflection?.aiUsed ? reflection.uses.map(({ tool }) => tool) : []
    const { findings, work } = findCitations(text, { document, tools })
    const style = styleOf(work?.entries.map(({ text: entry }) => entry) ?? [])
    const flags = findings.map((finding) => flagOf(finding, text, style, clauses))

    for (const [field, value] of Object.entries({ author: facts.author, lastModifiedBy: facts.lastModifiedBy })) {
      for (const finding of findInProperty(value ?? '')) {
        const flag = flagOf(finding, value!, style, clauses)
        flags.push({ ...flag, evidence: [{ in: 'properties', quote: value!, note: field }] })
      }
    }
    return { flags }
  },
}

function flagOf(finding: Finding, text: string, style: ReturnType<typeof styleOf>, clauses: ClauseNumbers): Flag {
  const guide = guideOf(finding, text)
  return {
    rule: finding.rule,
    // What a style guide teaches is asked about: the message says what the policy at hand asks instead.
    severity: guide && finding.severity === 'conflict' ? 'check' : finding.severity,
    message: messageFor(finding, guide, clauses),
    suggestion: suggestionFor(finding, rewrite(finding, style), clauses),
    evidence: [finding, ...finding.linked].map((place) => evidenceOf(place, text)),
    figures: {
      why: finding.why,
      tool: finding.tool?.id ?? null,
      maker: finding.vendor?.id ?? null,
      guide,
      style,
      places: [finding, ...finding.linked].map(({ rule, severity }) => ({ rule, severity })),
      lexicon: lexicon.version,
    },
  }
}

const surfaces = {
  'reference-list': 'In the reference list',
  footnote: 'In a note',
  'in-text': 'In the text',
  'by-line': 'In the by-line',
  properties: 'In the file’s properties',
}

function evidenceOf({ start, end, surface }: Finding, text: string): Evidence {
  return { in: 'text', start, end, quote: text.slice(start, end), note: surfaces[surface] }
}
