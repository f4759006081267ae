import type { Context } from '../../context.ts'
import { conversationsOf } from '../../db/submission/conversation.ts'
import { attemptsOf } from '../../db/submission/work-of-student.ts'
import type { Due } from '../../domain/dates/due.ts'
import type { FieldProblem } from '../../domain/error.ts'
import { supersedable } from '../../domain/submission/status-sets.ts'
import { type Turn, turnOf } from '../../domain/submission/turn.ts'
import { PickField } from '../kit/form/choice.tsx'
import type { Form } from '../kit/form/form.ts'
import { statusLabels } from '../kit/labels.ts'
import { Time } from '../kit/time.tsx'
import { AnswerBy } from '../parts/answer-by.tsx'

type Attempt = Awaited<ReturnType<typeof attemptsOf>>[number]

/** What a student handed in for an assessment before, the newest first, and whose turn it is with the newest. */
export interface Earlier {
  attempts: Attempt[]
  turn: Turn | null
}

/** What a student handed in for an assessment so far. */
export async function earlierWork({ db, clock }: Context, assessmentId: string, studentId: string): Promise<Earlier> {
  const attempts = await attemptsOf(db, assessmentId, studentId)
  const [newest] = attempts
  const talk = newest && (await conversationsOf(db, [newest.id])).get(newest.id)
  return { attempts, turn: talk ? turnOf(talk, clock()) : null }
}

/** Lists what was handed in before an empty form is shown: what waits for the student, and what a new version does to it. */
export function EarlierWork({ earlier: { attempts, turn }, due, now }: { earlier: Earlier; due: Due; now: Date }) {
  const [newest] = attempts
  if (!newest) return null
  return (
    <section aria-labelledby="earlier-work">
      <h2 id="earlier-work">What you have handed in</h2>
      {turn && <AnswerBy turn={turn} href={`/submissions/${newest.id}`} />}
      <ul>
        {attempts.map(({ id, attempt, status, receivedAt }) => (
          <li key={id}>
            <a href={`/submissions/${id}`}>Version {attempt}</a>, handed in <Time at={receivedAt} />:{' '}
            {statusLabels[status]}
          </li>
        ))}
      </ul>
      <p>{effectOn(newest, due.at !== null && now > due.at)}</p>
    </section>
  )
}

/** What a new version does to the newest one, as `supersede` does it (src/flow/intake/supersede.ts). */
function effectOn({ attempt, status, isDisclosed }: Attempt, isLate: boolean): string {
  if (status === 'decided') return `A new version does not change the decision about version ${attempt}.`
  if (!supersedable.includes(status)) return 'You can hand in a new version below.'
  if (isDisclosed) return `A new version does not take the place of version ${attempt}: both are looked at.`
  if (isLate) return `The due date has passed: version ${attempt} stays, and a new version is looked at beside it.`
  return `A new version takes the place of version ${attempt}.`
}

const field = 'newVersion'

interface NewVersionFieldProps {
  earlier: Earlier
  chosen: string | undefined
  problem: FieldProblem | undefined
}

/** Asks whether a new version is wanted while the newest one is with a tutor. */
export function NewVersionField({ earlier, chosen, problem }: NewVersionFieldProps) {
  if (!isAsked(earlier)) return null
  return (
    <PickField
      legend="A new version during a review"
      name={field}
      id={`f-${field}`}
      kind="checkbox"
      choices={{ yes: `Version ${earlier.attempts[0]!.attempt} is with a tutor. I want to hand in a new version.` }}
      chosen={chosen ? [chosen] : []}
      problem={problem}
    />
  )
}

/** The question of `NewVersionField`, where the form leaves it open. */
export const newVersionProblems = (earlier: Earlier, form: Form): FieldProblem[] =>
  !isAsked(earlier) || form.get(field) === 'yes'
    ? []
    : [
        {
          field,
          problem: 'A tutor is looking at what you handed in before.',
          expected: 'See above what a new version does to it. Tick the box if you want to hand in a new version.',
        },
      ]

const isAsked = ({ attempts: [newest] }: Earlier) => newest?.status === 'under_review'
