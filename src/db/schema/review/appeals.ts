import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { type NoticeChannel, noticeChannels } from '../../../domain/notices/kinds.ts'
import { type ReferralResult, referralResults } from '../../../domain/review/referral.ts'
import { bytes, databaseTime, id, oneOf, time } from '../columns.ts'
import { decisions } from './decisions.ts'
import { byAccount, ofSubmission } from './references.ts'

const ofDecision = () =>
  uuid('decision_id')
    .notNull()
    .references(() => decisions.id)

/**
 * The time to appeal against a decision. It opens when the notice of the decision arrived: the mail server took it, or the
 * student opened the work, whichever was first.
 */
export const appealWindows = pgTable(
  'appeal_windows',
  {
    decisionId: uuid('decision_id')
      .primaryKey()
      .references(() => decisions.id),
    submissionId: ofSubmission(),
    openedBy: text('opened_by').$type<NoticeChannel>().notNull(),
    /** For how many days it runs. */
    days: integer('days').notNull(),
    appealBy: time('appeal_by').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    index().on(table.submissionId),
    index('appeal_windows_by_end').on(table.appealBy),
    check('known_opening_of_appeal', oneOf(table.openedBy, noticeChannels)),
  ],
)

/** The letter that ends the procedure here, as it was issued: one for a decision, and never changed. */
export const letters = pgTable(
  'letters',
  {
    id: id(),
    submissionId: ofSubmission(),
    decisionId: ofDecision(),
    html: text('html').notNull(),
    pdf: bytes('pdf').notNull(),
    htmlSha256: text('html_sha256').notNull(),
    pdfSha256: text('pdf_sha256').notNull(),
    /** Until when the outside body can be asked. */
    outsideBy: time('outside_by').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId), unique('one_letter_per_decision').on(table.decisionId)],
)

/** What came of a matter that was referred; the newest counts. */
export const referralOutcomes = pgTable(
  'referral_outcomes',
  {
    id: id(),
    submissionId: ofSubmission(),
    decisionId: ofDecision(),
    outcome: text('outcome').$type<ReferralResult>().notNull(),
    /** The provider's code of the penalty, and of nothing else. */
    code: text('code'),
    /** The day on which it was decided there: `2027-06-12`. */
    date: date('date').notNull(),
    reference: text('reference').notNull(),
    recordedBy: byAccount('recorded_by'),
    at: databaseTime('at'),
  },
  (table) => [
    index().on(table.submissionId),
    check('known_referral_outcome', oneOf(table.outcome, referralResults)),
    check('penalty_has_code', sql`(${table.outcome} = 'penalty') = (${table.code} is not null)`),
  ],
)
