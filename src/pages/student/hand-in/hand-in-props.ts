import type { Page } from '../../../db/cursor.ts'
import type { AssessmentVersion } from '../../../db/dates/versions.ts'
import type { Draft } from '../../../db/intake/drafts.ts'
import type { AssessmentInForce } from '../../../db/policy/assessments.ts'
import type { Due } from '../../../domain/dates/due.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import type { TextBeginning } from '../../../domain/intake/encodings.ts'
import type { SelfCheck } from '../../../flow/intake/self-check.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import type { Earlier } from '../earlier-work.tsx'
import type { Answers } from './reflection-form.ts'

/** What the page to hand in shows. */
export interface HandInProps {
  who: SignedIn
  assessment: AssessmentInForce
  /** What counts at present, where what the assessment allows counts from a later date. */
  before: AssessmentVersion | null
  /** The due date that applies to the student. */
  due: Due
  versions: Page<AssessmentVersion>
  policyVersion: string | null
  /** What the student handed in before. */
  earlier: Earlier
  draft: Draft | null
  /** How the kept text is read, where its bytes leave that open. */
  read: TextBeginning | null
  answers: Answers
  problems?: FieldProblem[]
  /** The largest file that is taken. */
  maxBytes: number
  checked?: SelfCheck
  today: string
  /** Makes a second click on the button the same hand-in as the first. */
  once: string
  now: Date
}
