import type { AiUse, Purpose, Reflection } from '../../domain/intake/reflection.ts'
import { type ClauseNumbers, sourceOf } from '../../domain/policy/points.ts'
import type { Evidence, Flag } from '../../domain/screening/detector.ts'
import { familiesIn, familyOf, isAssistive } from '../ai-tools/families.ts'
import { formFor, render } from '../ai-use/forms/table.ts'
import type { Trace } from './traces.ts'

type Used = Extract<Reflection, { aiUsed: true }>
type NotUsed = Extract<Reflection, { aiUsed: false }>

/** Purposes that leave no words of the tool in the work: grammar, translation of own words, ideas, finding sources. */
const assistive = new Set<Purpose>([
  'grammar',
  'translate',
  'unblock_ideas',
  'outline',
  'find_sources',
  'feedback',
  'accessibility',
])

/** Whether words, code, pictures or findings of the tool are in the work, by the reflection’s own account. */
function leftContent({ purpose, outputUsed }: Pick<AiUse, 'purpose' | 'outputUsed'>): boolean {
  if (outputUsed === 'verbatim') return true
  if (assistive.has(purpose)) return false
  return outputUsed === 'adapted' || (outputUsed === 'ideas' && purpose === 'draft_text')
}

/**
 * Use admitted and nothing in the work: a citation for content (point `cite_use`), a friendly note for assistance. `named`
 * are the declared tools that the work names anywhere.
 */
export function uncitedFlags({ uses }: Used, traces: Trace[], named: Set<string>, clauses: ClauseNumbers): Flag[] {
  const shown = new Set(traces.flatMap(({ tool }) => (tool ? [familyOf(tool)] : [])))
  const declared = uses.map((use) => ({ use, families: familiesIn(use.tool) }))
  const missing = declared.filter(
    ({ use, families }) => !named.has(use.tool) && !families.some((family) => shown.has(family)),
  )
  const nothing = traces.length === 0 && named.size === 0
  // Another tool in the work is a difference in names, which has a flag of its own.
  const others = declared.length > missing.length
  const content = missing.filter(
    ({ use, families }) => leftContent(use) && (nothing || (others && families.length > 0)),
  )
  if (content.length > 0)
    return [
      {
        rule: 'ai-use-not-cited',
        severity: 'check',
        message: `The reflection says that ${list(content.map(({ use }) => use.tool))} contributed content. No citation, acknowledgement or appendix in the work mentions it, and ${sourceOf('cite_use', clauses)} asks for AI-generated content to be cited.`,
        suggestion: `One line is enough, for example: ${acknowledgement(content[0]!.use)}`,
        evidence: content.map(({ use }) => fromReflection(use)),
      },
    ]
  if (!nothing) return []
  return [
    {
      rule: 'ai-use-not-cited-assistive',
      severity: 'info',
      message: `The reflection says that ${list(uses.map(({ tool }) => tool))} assisted with the work. The work itself does not mention it; a short acknowledgement would tell a reader.`,
      suggestion: `One line is enough, for example: ${acknowledgement(uses[0]!)}`,
      evidence: uses.map(fromReflection),
    },
  ]
}

/** The reflection names one tool and the work another. */
export function mismatchFlags({ uses }: Used, traces: Trace[], text: string): Flag[] {
  const declared = new Set(uses.flatMap(({ tool }) => familiesIn(tool)))
  const isOpen = uses.some(({ tool }) => familiesIn(tool).length === 0)
  if (isOpen) return []
  const others = traces.filter(({ tool, own }) => tool && own && !declared.has(familyOf(tool)))
  if (others.length === 0) return []
  const names = [...new Set(others.map(({ tool }) => tool!.name))]
  return [
    {
      rule: 'ai-tool-mismatch',
      severity: 'info',
      message: `The work mentions ${list(names)}; the reflection names ${list(uses.map(({ tool }) => tool))}. Both may be right: the reflection can be completed.`,
      suggestion: 'Add the other tool to the reflection, or correct the name where it was mixed up.',
      evidence: [...others.map((trace) => fromText(trace, text)), ...uses.map(fromReflection)],
      figures: { declared: [...declared], named: names },
    },
  ]
}

/** No use declared, but the work cites or describes a tool’s output. Work about AI never gets here. */
export function deniedFlags(reflection: NotUsed, traces: Trace[], text: string): Flag[] {
  const excused = reflection.otherTools.some((tool) => tool !== 'none')
  const own = traces.filter(
    ({ own, tool, surface }) => own && !(excused && surface === 'described' && isAssistive(tool)),
  )
  if (own.length === 0) return []
  return [
    {
      rule: 'ai-use-denied-but-cited',
      severity: 'check',
      message:
        'The reflection says that no AI was used, and the work cites or describes output of an AI tool. One of the two needs a word of explanation.',
      suggestion: 'Complete the reflection if a tool was used, or tell your tutor how the output came into the work.',
      evidence: [
        ...own.map((trace) => fromText(trace, text)),
        { in: 'reflection', quote: reflection.whyNot || 'No AI was used.' },
      ],
      figures: { tools: [...new Set(own.map(({ tool }) => tool?.id ?? 'ai'))] },
    },
  ]
}

function fromReflection(use: AiUse): Evidence {
  return { in: 'reflection', quote: `${use.tool}: ${use.how}` }
}

function fromText({ start, end }: Trace, text: string): Evidence {
  return { in: 'text', start, end, quote: text.slice(start, end) }
}

/** The form of the UK awarding bodies (JCQ): tool, date, and a record of prompt and output. */
function acknowledgement({ tool, version, firstUsed }: AiUse): string {
  return `“${render(formFor('any', ['list']), { tool, version: version ?? '', date: firstUsed })}”`
}

function list(words: string[]): string {
  return new Intl.ListFormat('en-GB').format(new Set(words))
}
