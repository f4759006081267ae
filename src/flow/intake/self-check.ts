import type { Context } from '../../context.ts'
import { useSelfCheck } from '../../db/intake/self-checks.ts'
import { grantedPermissions } from '../../db/people/permissions.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { readReflection } from '../../domain/intake/reflection-shape.ts'
import { sentenceAround } from '../../domain/intake/sentence-around.ts'
import type { Asker } from '../../domain/people/asker.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { checkOpen } from '../../domain/policy/assessment.ts'
import type { PolicyPoint } from '../../domain/policy/points.ts'
import type { Gap } from '../../domain/screening/coverage.ts'
import { limitsOf, notSeen } from '../../domain/screening/coverage-words.ts'
import type { Evidence, Flag, Input, LocalDetector } from '../../domain/screening/detector.ts'
import type { Document } from '../../domain/screening/document.ts'
import { locate } from '../../domain/screening/locate.ts'
import { inputOf } from '../screening/detector-input.ts'
import { opinionOf } from '../screening/opinion.ts'
import { readDocument } from '../screening/read-document.ts'
import { keptUpload } from './kept-upload.ts'
import { latestToday } from './reflect.ts'

/** A student's draft: the file that was kept for it and the reflection as far as it is written. */
export interface Draft {
  assessmentId: string
  upload: string
  reflection: unknown
}

/** What a student learns about their own draft. It is told once and stored nowhere. */
export interface SelfCheck {
  /** A sentence for each check that ran, or why it could not. */
  checks: { title: string; sentence: string; notSeen: string | null }[]
  /** What was not read of the file, while it can still be mended. */
  coverage: Gap[]
  flags: (Pick<Flag, 'rule' | 'message' | 'suggestion'> & {
    title: string
    point: PolicyPoint
    clause: string | null
    /** Each with the sentence around it, where it is in the text of the work. */
    evidence: { before: string; quote: string; after: string; page: number | null }[]
    limits: readonly string[]
  })[]
}

/**
 * Runs the checks that a student can act on over their draft, in the sandbox (point `verify_output`). No run, flag or
 * audit event is written, so that staff cannot know whether or how often it was used; only a count is kept, so that the
 * checks cannot be asked again and again until they fall silent. Throws NOT_ALLOWED before the assessment opens,
 * TOO_MANY_REQUESTS.
 */
export async function selfCheck(context: Context, who: Actor, draft: Draft, asker: Asker): Promise<SelfCheck> {
  const assessment = await findOwnAssessment(context.db, who, draft.assessmentId)
  checkOpen(assessment, context.clock(), context.config.timeZone)
  await useSelfCheck(context.db, { accountId: who.id, assessmentId: assessment.id }, context.config.selfChecks)
  const reading = await readDocument(context, await keptUpload(context, who, draft.upload), asker)
  if ('unreadable' in reading) {
    const check = { title: 'Reading your file', sentence: reading.detail, notSeen: null }
    return { checks: [check], coverage: [], flags: [] }
  }
  const written = readReflection(draft.reflection, latestToday(context.clock()))
  const input = inputOf(context, who.id, {
    document: reading.document,
    reflection: 'reflection' in written ? written.reflection : written.readable,
    assessment,
    permissions: await grantedPermissions(context.db, assessment.id, who.id),
    clauses: await clausesInForce(context.db),
    handedInAt: context.clock(),
  })

  const { coverage } = reading.document
  const result: SelfCheck = { checks: [], coverage, flags: [] }
  for (const detector of context.detectors) {
    if (!('detect' in detector) || !detector.selfCheck) continue
    const { check, flags } = await checkWith(context, detector, input, asker)
    result.checks.push({ ...check, notSeen: notSeen(coverage) })
    result.flags.push(...flags)
  }
  return result
}

/** Only a form that does not say yet whether AI was used has nothing to set beside the work. */
const waitsForReflection =
  'This check needs your answer to “Did you use AI for this work?”. It runs once you have given it.'

async function checkWith(context: Context, detector: LocalDetector, input: Input, asker: Asker) {
  const { title } = detector
  const found = await opinionOf(context, detector, input, asker)
  if (!('flags' in found)) {
    const sentence = 'skipped' in found && found.skipped === 'no_reflection' ? waitsForReflection : found.detail
    return { check: { title, sentence }, flags: [] }
  }
  const { length } = found.flags
  const things = length === 1 ? 'thing' : 'things'
  const sentence = length ? `${length} ${things} to look at before you hand in.` : 'No flags.'
  return { check: { title, sentence }, flags: found.flags.map((flag) => flagShown(detector, input, flag)) }
}

function flagShown({ title, cannotSee, ...card }: LocalDetector, { clauses, document }: Input, flag: Flag) {
  const { rule, message, suggestion, point = card.point, evidence } = flag
  return {
    rule,
    message,
    ...(suggestion && { suggestion }),
    title,
    point,
    clause: clauses[point] ?? null,
    limits: limitsOf({ cannotSee }),
    evidence: evidence.map((item) => ({ quote: item.quote, ...placeOf(document, item) })),
  }
}

function placeOf(document: Document, item: Evidence) {
  if (item.in !== 'text') return { before: '', after: '', page: item.in === 'page' ? item.page : null }
  const around = sentenceAround(document.text, item.start, item.start + item.quote.length)
  return { ...around, page: locate(document, item.start).page }
}
