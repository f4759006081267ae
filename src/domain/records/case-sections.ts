import { dayInWords, type TimeZone, timeInWords } from '../dates/zone.ts'
import { policyPoints } from '../policy/points.ts'
import type { DecisionEvidence, Point } from '../review/decision.ts'
import { deciderInWords } from '../review/shown/decider.ts'
import type { CaseRecord } from './case-record.ts'
import {
  concernLabels,
  findingLabels,
  groundLabels,
  outcomeLabels,
  referralLabels,
  reopeningLabels,
  standardLabel,
} from './case-words.ts'
import type { Block, ReadableDocument } from './document.ts'

type Decided = CaseRecord['decisions'][number]

/** Which work it is about. */
export function aboutWork(record: CaseRecord, zone: TimeZone): Block {
  const { submission, title, studentName, fileSha256, policyVersion } = record
  return {
    facts: [
      ...(studentName ? ([['Student', studentName]] as [string, string][]) : []),
      ['Assessment', title],
      ['Hand-in', `${submission.id}, attempt ${submission.attempt}`],
      ['Received', timeInWords(submission.receivedAt, zone)],
      ...(fileSha256 ? ([['SHA-256 of the file', fileSha256]] as [string, string][]) : []),
      ['Version of the policy', policyVersion],
    ],
  }
}

/** One decision: who by their role, the outcome, the reasons, and each point with its finding. */
export function decisionSection(
  record: CaseRecord,
  decision: Decided,
  zone: TimeZone,
): ReadableDocument['sections'][number] {
  const { round, at, outcome, decidedBy, confirmed, reasons, intent, limitsConsidered, waived, score } = decision
  const fact = (name: string, value: string | null): [string, string][] => (value ? [[name, value]] : [])
  return {
    heading:
      round === 1
        ? `The decision of ${dayInWords(at, zone)}`
        : `The decision of ${dayInWords(at, zone)}, round ${round}`,
    blocks: [
      {
        facts: [
          ['Outcome', outcomeLabels[outcome]],
          ['Decided', `${timeInWords(at, zone)}, by ${deciderInWords(decidedBy)}`],
          ...fact('Second person', confirmed && secondPersonWords(confirmed, zone)),
          ...fact('Second person', waived && `There was none. Reason: ${waived}`),
          ['Standard of proof', standardLabel],
          ...fact('Mark', score === null ? null : String(score)),
          ['Reasons', reasons],
          ...fact('Intent, apart from the finding', intent),
          ...fact('Limits of statistical signals, and how they were weighed', limitsConsidered),
        ],
      },
      ...decision.points.map((point) => pointBlock(record, point)),
      ...evidenceBlocks(record, decision.evidence),
      ...answerBlocks(decision.answers),
    ],
  }
}

const secondPersonWords = ({ by, at }: NonNullable<Decided['confirmed']>, zone: TimeZone) =>
  `Had no part in the case before, read the work and what the student said, and agreed, ${timeInWords(at, zone)}: ${deciderInWords(by)}`

function pointBlock(record: CaseRecord, point: Point): Block {
  const rests = point.evidence.map((item) => evidenceWords(record, item)).join('\n')
  const answers = point.answers.map(({ text }) => text).join('\n')
  return {
    facts: [
      ['Point', `${concernLabels[point.code]}. ${point.particulars}`],
      ...(point.policyPoint ? ([['What the policy asks', policyPoints[point.policyPoint]]] as [string, string][]) : []),
      ['Finding', findingLabels[point.finding]],
      ['Reasons', point.reasons],
      ...(rests ? ([['It rests on', rests]] as [string, string][]) : []),
      ...(answers ? ([['Answer to what you said', answers]] as [string, string][]) : []),
    ],
  }
}

function evidenceBlocks(record: CaseRecord, evidence: DecisionEvidence[]): Block[] {
  if (!evidence.length) return []
  return ['The decision rests on:', { list: evidence.map((item) => evidenceWords(record, item)) }]
}

function evidenceWords({ flagMessages, conversations }: CaseRecord, item: DecisionEvidence): string {
  if ('flagId' in item) return flagMessages.get(item.flagId) ?? 'A point that a check raised.'
  if ('conversationId' in item) {
    const found = conversations.find(({ id }) => id === item.conversationId)
    return found ? `The record of a conversation: ${found.purpose}` : 'The record of a conversation.'
  }
  return item.observation
}

function answerBlocks(answers: Decided['answers']): Block[] {
  return answers.length ? ['Answers to what the student said:', { list: answers.map(({ text }) => text) }] : []
}

/** What the student said of the record of a conversation. */
const stanceWords = {
  agrees: 'The student agrees with the record of the conversation',
  corrects: 'The student corrects the record of the conversation',
  disputes: 'The student disputes the record of the conversation',
}

/** All that was considered, in order of time, with its dates. */
export function considered(record: CaseRecord, zone: TimeZone): Block[] {
  const { hasReflection, submission } = record
  const first = hasReflection ? 'The work and the reflection on it' : 'The work; there is no reflection'
  const items = [
    ...record.disclosures.map(({ at, message, items, respondBy }) => ({
      at,
      text: `Shown to the student, with time to respond ${respondBy ? `until ${dayInWords(respondBy, zone)}` : 'that has not begun'}: ${message}\n${items.map((item) => ('observation' in item ? item.observation : item.message)).join('\n')}`,
    })),
    ...record.responses.map(({ at, text, points }) => ({
      at,
      text: `The student’s response: ${[text, ...points.map((point) => point.text)].filter(Boolean).join('\n')}`,
    })),
    ...record.conversations.map(({ at, purpose }) => ({ at, text: `A conversation: ${purpose}` })),
    ...record.conversations.flatMap(({ answers }) =>
      answers.map(({ at, stance, text }) => ({
        at,
        text: [`${stanceWords[stance]}.`, text].filter(Boolean).join(' '),
      })),
    ),
    ...record.decisions.map(({ at, outcome }) => ({ at, text: `Decision: ${outcomeLabels[outcome]}` })),
    ...record.reopenings.map(({ at, kind, grounds, reason }) => ({
      at,
      text: [`${reopeningLabels[kind]}: ${reason}`, ...grounds.map((ground) => groundLabels[ground])].join('\n'),
    })),
    ...record.referralOutcomes.map(({ at, outcome, code, date, reference }) => ({
      at,
      text: `Outcome of the referral of ${date}: ${referralLabels[outcome]}${code ? ` (${code})` : ''}. Reference: ${reference}.`,
    })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime())
  const dated = [{ at: submission.receivedAt, text: `${first}.` }, ...items]
  return [{ list: dated.map(({ at, text }) => `${dayInWords(at, zone)}. ${text}`) }]
}
