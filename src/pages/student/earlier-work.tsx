import type { Context } from '../../context.ts'
import { conversationsOf } from '../../db/submission/conversation.ts'
import { attemptsOf } from '../../db/submission/work-of-student.ts'
import type { Due } from '../../domain/dates/due.ts'
import type { FieldProblem } from '../../domain/error.ts'
import { supersedable } from '../../domain/submission/status-sets.ts'
import { type Turn, turnOf } from '../../domain/submission/turn.ts'
import { PickField } from '../kit/form/choice.tsx'
import type { Form } from '../kit/form/form.ts'
import { Time } from '../kit/time.tsx'
import { Sentence, useWords } from '../kit/words.tsx'
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
  const { say } = useWords()
  const [newest] = attempts
  if (!newest) return null
  return (
    <section aria-labelledby="earlier-work">
      <h2 id="earlier-work">{say('home.handedInBefore')}</h2>
      {turn && <AnswerBy turn={turn} href={`/submissions/${newest.id}`} />}
      <ul>
        {attempts.map(({ id, attempt, status, receivedAt }) => (
          <li key={id}>
            <Sentence
              of="home.attempt"
              link={(text) => <a href={`/submissions/${id}`}>{text}</a>}
              number={attempt}
              at={<Time at={receivedAt} />}
              status={say(`labels.status.${status}`)}
            />
          </li>
        ))}
      </ul>
      <p>{say(`home.effect.${effectOn(newest, due.at !== null && now > due.at)}`, { number: newest.attempt })}</p>
    </section>
  )
}

/** What a new version does to the newest one, as `supersede` does it (src/flow/intake/supersede.ts). */
function effectOn({ status, isDisclosed }: Attempt, isLate: boolean) {
  if (status === 'decided') return 'decided'
  if (!supersedable.includes(status)) return 'none'
  if (isDisclosed) return 'disclosed'
  if (isLate) return 'late'
  return 'replaces'
}

const field = 'newVersion'

interface NewVersionFieldProps {
  earlier: Earlier
  chosen: string | undefined
  problem: FieldProblem | undefined
}

/** Asks whether a new version is wanted while the newest one is with a tutor. */
export function NewVersionField({ earlier, chosen, problem }: NewVersionFieldProps) {
  const { say } = useWords()
  if (!isAsked(earlier)) return null
  return (
    <PickField
      legend={say('home.newVersion')}
      name={field}
      id={`f-${field}`}
      kind="checkbox"
      choices={{ yes: say('home.wantsNewVersion', { number: earlier.attempts[0]!.attempt }) }}
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
