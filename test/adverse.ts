import type { AnswerTo } from '../src/domain/review/decision.ts'
import type { aService, Person } from './service.ts'

type Service = Pick<Awaited<ReturnType<typeof aService>>, 'call' | 'people'>
type Item = { flagId: string } | { observation: string; start?: number; end?: number }

interface Said {
  outcome: 'resubmission_invited' | 'breach_recorded' | 'referred' | 'no_concern'
  reasons?: string
  evidence: Item[]
  answers?: (AnswerTo & { text: string })[]
  [field: string]: unknown
}

export const attestation = { readWork: true, readResponse: true, couldHaveDecidedOtherwise: true }

/** An adverse decision that lacks nothing but what the case itself lacks. */
export function anAdverseDecision({ reasons = 'The reference list names a tool as an author.', ...said }: Said) {
  const evidence = said.evidence.map((item) => ('flagId' in item ? { ...item, confirmed: true } : item))
  const point = {
    code: 'ai_named_as_author',
    particulars: 'A tool stands in the list as an author.',
    policyPoint: 'ai_is_no_author',
    finding: said.outcome === 'no_concern' ? 'not_established' : 'established',
    reasons,
    evidence,
    answers: [],
  }
  const intent = 'Nothing can be said about the intent.'
  return { reasons, points: [point], answers: [], intent, attestation, ...said, evidence }
}

/** The answer to a proposal of it. */
export const propose = ({ call, people }: Service, path: string, said: Said, who: Person = people.tutor) =>
  call(who, 'POST', `${path}/proposals`, anAdverseDecision(said))

/** Proposes it, and has a second person read the work and confirm: the answer to the first step that is refused, or to the last. */
export async function decideAdversely(
  service: Service,
  path: string,
  said: Said,
  { by = service.people.tutor, second = service.people.lead }: { by?: Person; second?: Person } = {},
) {
  const proposed = await propose(service, path, said, by)
  if (proposed.status !== 201) return proposed
  const of = `${path}/proposals/${proposed.body.id}`
  const read = await service.call(second, 'POST', `${of}/readings`, { opinion: 'concern', note: 'The list is odd.' })
  if (read.status !== 201) return read
  const reasons = 'I read the work and the answer, and I agree.'
  return service.call(second, 'POST', `${of}/confirmation`, { agrees: true, reasons, attestation })
}
