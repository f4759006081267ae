import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { findAssessment } from '../../db/policy/assessments.ts'
import { clausesInForce } from '../../db/policy/versions.ts'
import { aiPermissions } from '../../db/schema/index.ts'
import { readReflection } from '../../domain/intake/reflection-shape.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { PolicyPoint } from '../../domain/policy/points.ts'
import type { Flag, Input } from '../../domain/screening/detector.ts'
import { locate } from '../../domain/screening/document.ts'
import { pseudonymOf } from '../../domain/screening/pseudonym.ts'
import { opinionOf } from '../screening/opinion.ts'
import { readDocument } from '../screening/read-document.ts'
import { keptUpload } from './kept-upload.ts'

/** What a student learns about their own draft. It is told once and stored nowhere. */
export interface SelfCheck {
  /** A sentence for each check that ran, or why it could not. */
  checks: { title: string; sentence: string }[]
  flags: (Pick<Flag, 'rule' | 'message' | 'suggestion'> & {
    title: string
    point: PolicyPoint
    clause: string | null
    evidence: { quote: string; page: number | null; paragraph: number | null }[]
    limits: readonly string[]
  })[]
}

/**
 * Runs the checks that a student can act on over their draft, in the sandbox (point `verify_output`). Nothing is
 * written: no run, no flag, no audit event, so that staff cannot know whether or how often it was used.
 */
export async function selfCheck(
  context: Context,
  who: Actor,
  { assessmentId, upload, reflection }: { assessmentId: string; upload: string; reflection: unknown },
): Promise<SelfCheck> {
  const assessment = await findAssessment(context.db, assessmentId)
  const file = await keptUpload(context, who, upload)
  const reading = await readDocument(context, file)
  if ('unreadable' in reading) {
    return { checks: [{ title: 'Reading your file', sentence: reading.detail }], flags: [] }
  }
  const today = new Date(context.clock().getTime() + 14 * 3_600_000).toISOString().slice(0, 10)
  const account = readReflection(reflection, today)
  const permissions = await context.db
    .select()
    .from(aiPermissions)
    .where(
      and(
        eq(aiPermissions.assessmentId, assessmentId),
        eq(aiPermissions.studentId, who.id),
        eq(aiPermissions.state, 'granted'),
      ),
    )
  const { document } = reading
  const clauses = await clausesInForce(context.db)
  const input: Input = {
    document,
    reflection: 'reflection' in account ? account.reflection : null,
    brief: assessment.brief,
    clauses,
    pseudonym: pseudonymOf(who.id, context.pseudonymSalt),
    allowance: {
      aiLevel: assessment.aiLevel,
      purposes: assessment.allowedPurposes,
      permissions: permissions.map(({ tools, purposes, decidedAt, expiresAt }) => ({
        tools,
        purposes,
        grantedAt: decidedAt!.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
      })),
    },
  }

  const result: SelfCheck = { checks: [], flags: [] }
  for (const detector of context.detectors) {
    if (!('detect' in detector) || !detector.selfCheck) continue
    const found = await opinionOf(context, detector, input)
    const sentence = 'detail' in found ? found.detail : countSaid(found.flags.length)
    result.checks.push({ title: detector.title, sentence })
    if (!('flags' in found)) continue
    for (const { rule, message, suggestion, point = detector.point, evidence } of found.flags) {
      result.flags.push({
        rule,
        message,
        ...(suggestion && { suggestion }),
        title: detector.title,
        point,
        clause: clauses[point] ?? null,
        limits: detector.cannotSee,
        evidence: evidence.map((item) => ({
          quote: item.quote,
          ...(item.in === 'text'
            ? locate(document, item.start)
            : { page: item.in === 'page' ? item.page : null, paragraph: null }),
        })),
      })
    }
  }
  return result
}

const countSaid = (count: number) =>
  count === 0 ? 'Nothing to point at.' : `${count} ${count === 1 ? 'thing' : 'things'} to look at before you hand in.`
