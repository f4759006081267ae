import type { Finding } from './finding.ts'

/** A citation in the text before it is known what it cites. */
export type Mention = Omit<Finding, 'rule' | 'severity' | 'linked' | 'entry' | 'surface'> & {
  certain: boolean
  kind: 'tool' | 'vendor' | 'generic'
}

/** What the reference list and the rest of the work know about a name that people have too. */
export interface Known {
  /** Tools whose name is their maker’s too, where the reference list has a publication of the maker. */
  makers: Set<string>
  /** Tools whose name the reference list uses for a person. */
  people: Set<string>
  /** Tools that the work or the reflection names beyond doubt. */
  tools: Set<string>
}

/**
 * One finding for each work cited, with its citations in the text linked below it: twelve citations of one chat are one
 * thing to put right. What the text alone leaves open follows the reference list.
 */
export function resolve(references: Finding[], mentions: Mention[], known: Known): Finding[] {
  const works = references.map((finding) => ({ ...finding, linked: [...finding.linked] }))
  const loose: Finding[] = []
  for (const mention of mentions) {
    const work = workOf(works, mention)
    if (work) {
      work.linked.push({ ...inText(mention), rule: linkedRule(work, mention), severity: work.severity })
      continue
    }
    const alone = judgeAlone(mention, known)
    if (!alone) continue
    const same = loose.find(
      (other) => other.tool?.id === alone.tool?.id && other.rule === alone.rule && sameYear(other, alone),
    )
    if (same) same.linked.push(alone)
    else loose.push(alone)
  }
  return [...works, ...loose]
}

function workOf(works: Finding[], mention: Mention): Finding | undefined {
  const candidates = works.filter((work) => {
    if (work.rule === 'tool-title-first') return false
    if (mention.kind === 'vendor') return work.rule === 'vendor-as-author' && work.vendor?.id === mention.vendor?.id
    if (mention.kind === 'generic') return work.rule === 'generic-ai-author'
    if (work.rule === 'vendor-as-author') return false
    return [work, ...work.linked].some(({ tool }) => tool?.id === mention.tool?.id)
  })
  return (
    candidates.find((work) => sameYear(work, mention)) ??
    (mention.kind === 'vendor' && mention.year ? undefined : candidates[0])
  )
}

function judgeAlone(mention: Mention, known: Known): Finding | null {
  const { tool } = mention
  if (mention.kind === 'generic') return { ...inText(mention), rule: 'generic-ai-author', severity: 'conflict' }
  if (tool && known.makers.has(tool.id)) return null
  if (mention.certain || (tool?.impersonal && isLaterThan(mention, tool.since)))
    return { ...inText(mention), rule: 'ai-author-intext', severity: 'conflict' }
  if (!tool || known.people.has(tool.id) || !isLaterThan(mention, tool.since)) return null
  if (known.tools.has(tool.id)) {
    const why = [...mention.why, 'the work names the tool elsewhere']
    return { ...inText({ ...mention, why }), rule: 'ai-author-intext', severity: 'conflict' }
  }
  if (tool.class === 'rare') return null
  return { ...inText(mention), rule: 'ambiguous-name', severity: 'check' }
}

function isLaterThan({ year }: Mention, since: number): boolean {
  const digits = /\d{4}/.exec(year)
  return !digits || Number(digits[0]) >= since
}

function sameYear(a: { year: string }, b: { year: string }): boolean {
  const digits = (text: string) => /\d{4}/.exec(text)?.[0] ?? ''
  return digits(a.year) === digits(b.year)
}

function inText({ certain: _certain, kind: _kind, ...mention }: Mention): Finding {
  return { ...mention, rule: 'ai-author-intext', severity: 'conflict', surface: 'in-text', entry: null, linked: [] }
}

function linkedRule(work: Finding, { kind }: Mention): Finding['rule'] {
  if (kind === 'vendor') return 'vendor-as-author'
  return work.severity === 'conflict' ? 'ai-author-intext' : work.rule
}
