import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { contextOfId, offerIn, originsOf } from '../../db/lti/contexts.ts'
import { findTicket, takeTicket } from '../../db/lti/tickets.ts'
import { actsOn } from '../../db/policy/assessments.ts'
import { assessments } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { NewAssessment } from '../../domain/policy/assessment.ts'
import { publishAssessment } from '../policy/assessments.ts'
import { type Chosen, type Kept, linkTo } from './choose.ts'
import { askFor } from './offers.ts'

/** What a tutor chooses for a link that came from another course with a copy, an import or a backup. */
export const copiedChoices = ['same', 'copy'] as const
export type CopiedChoice = (typeof copiedChoices)[number]

type Original = typeof assessments.$inferSelect

/** What a tutor who opens a link from another course has to choose about; null for another ticket. */
export async function copiedLink({ db }: Pick<Context, 'db'>, ticket: string) {
  const { accountId, data } = await findTicket(db, ticket, 'choice')
  const { elsewhere, contextId } = data as unknown as Kept
  if (!elsewhere) return null
  const [original] = await db.select().from(assessments).where(eq(assessments.id, elsewhere))
  const offer = await offerIn(db, contextId, elsewhere)
  return {
    title: original!.title,
    /** Whether the tutor may use the same assessment without being let in by others. */
    isOwn: await actsOn(db, { id: accountId, role: 'tutor' }, elsewhere),
    state: offer?.state ?? null,
    copiedFrom: await originsOf(db, await contextOfId(db, contextId)),
  }
}

/**
 * A tutor says what a link from another course leads to. `copy` makes an assessment of their own course with the same
 * settings, without its dates and its work. `same` uses the assessment itself: at once where the tutor has it, and else when
 * one of its tutors says yes, who are asked. Throws NOT_FOUND for a used ticket, NOT_ALLOWED while others have to say yes.
 */
export async function chooseCopied(context: Context, ticket: string, choice: CopiedChoice): Promise<Chosen> {
  const { accountId, data } = await findTicket(context.db, ticket, 'choice')
  const who: Actor = { id: accountId, role: 'tutor' }
  const kept = data as unknown as Kept
  const { elsewhere, contextId } = kept
  const [original] = await context.db.select().from(assessments).where(eq(assessments.id, elsewhere!))
  if (choice === 'same' && !(await actsOn(context.db, who, original!.id))) {
    await context.db.transaction((tx) => askFor(tx, who, contextId, original!.id))
    throw askedElsewhere()
  }
  const { courseId } = await contextOfId(context.db, contextId)
  await takeTicket(context.db, ticket, 'choice')
  const chosen =
    choice === 'same' ? original! : await publishAssessment(context, who, { ...settingsOf(original!), courseId })
  await context.db.transaction((tx) => linkTo(tx, who, kept, chosen.id))
  return { who, contextId, go: `/review?assessmentId=${chosen.id}` }
}

/** What a copy of an assessment takes over: all but its dates, its versions and its work. */
function settingsOf(original: Original): NewAssessment {
  const { title, brief, aiLevel, guidance, allowedPurposes, outcomes, supervised } = original
  const { levelReason, levelApprover, anonymous, sampleRate, responseDays } = original
  return {
    ...{ title, brief, aiLevel, guidance, allowedPurposes, outcomes, supervised, anonymous, sampleRate, responseDays },
    ...(levelReason !== null && { levelReason }),
    ...(levelApprover !== null && { levelApprover }),
  }
}

const askedElsewhere = () =>
  new DomainError(
    'NOT_ALLOWED',
    'This link leads to an assessment of another course. The tutors of that assessment have been asked whether it may be used here. Until one of them says yes, nothing can be opened or handed in by this link.',
  )
