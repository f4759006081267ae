import Type from 'typebox'
import type { Context } from '../../context.ts'
import { whatWaits } from '../../db/desk.ts'
import { listAssessments } from '../../db/policy/assessments.ts'
import { type ReviewRow, reviewList } from '../../db/review/review-list.ts'
import { isHeld } from '../../domain/review/first-reading.ts'
import { type SubmissionStatus, submissionStatuses } from '../../domain/submission/status.ts'
import { turnOf } from '../../flow/submission/turn.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Choice } from '../kit/form/field.tsx'
import { statusLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { ageOf, Time } from '../kit/time.tsx'

const Query = Type.Object({
  assessmentId: Type.Optional(Type.String({ maxLength: 36 })),
  status: Type.Optional(Type.String({ maxLength: 30 })),
  kind: Type.Optional(Type.String({ maxLength: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
})

/** What waits for a person, oldest first. */
export const reviewListPages: Routes = async (app, { context }) => {
  app.get('/review', { ...page('decision.make'), schema: { querystring: Query } }, async (request, reply) => {
    const who = visitor(request)
    const { query } = request
    const status = submissionStatuses.find((known) => known === query.status) ?? 'under_review'
    const assessments = await listAssessments(context.db, who)
    const assessmentId = assessments.find(({ id }) => id === query.assessmentId)?.id
    const kinds = await kindsShown(context)
    const kind = Object.hasOwn(kinds, query.kind ?? '') ? query.kind : undefined
    const { items, nextCursor } = await reviewList(context.db, who, {
      status,
      ...(assessmentId && { assessmentId }),
      ...(kind && { kind }),
      ...(query.cursor && { cursor: query.cursor }),
    })
    const next = new URLSearchParams({
      status,
      ...(assessmentId && { assessmentId }),
      ...(kind && { kind }),
      cursor: nextCursor ?? '',
    })
    return send(
      reply,
      <Layout title="Review list" who={who} wide>
        <h1>Review list</h1>
        <form method="get" action="/review" class="filters">
          <Choice
            id="assessmentId"
            name="assessmentId"
            label="Assessment"
            value={assessmentId ?? ''}
            choices={Object.fromEntries(assessments.map(({ id, title }) => [id, title]))}
            empty="All"
          />
          <Choice id="status" name="status" label="Status" value={status} choices={statusLabels} />
          <Choice id="kind" name="kind" label="Why it is here" value={kind ?? ''} choices={kinds} empty="Any reason" />
          <button type="submit" class="second">
            Show
          </button>
        </form>
        <p class={items.length ? 'quiet' : 'empty'}>
          {items.length === 0
            ? query.cursor
              ? 'That was the end of the list.'
              : 'Nothing waits here.'
            : 'Oldest first. The order says when work arrived and nothing else.'}
        </p>
        <ol class="rows">
          {items.map((row) => (
            <Row key={row.id} row={row} kinds={kinds} now={context.clock()} />
          ))}
        </ol>
        {nextCursor && (
          <p>
            <a class="button second" href={`/review?${next}`}>
              Show the next ones
            </a>
          </p>
        )}
      </Layout>,
    )
  })
}

/** The reasons that may be named before anybody has read the work; a statistical one would colour the reading. */
async function kindsShown({ db, detectors }: Context): Promise<Record<string, string>> {
  const waits = await whatWaits(db)
  const named = detectors.filter(({ basis }) => !isHeld(waits, basis))
  return {
    ...Object.fromEntries(named.map(({ id, title }) => [id, title])),
    concern: 'Concern raised by hand',
    unreadable: 'Text could not be read',
  }
}

interface RowProps {
  row: ReviewRow
  kinds: Record<string, string>
  now: Date
}

function Row({ row, kinds, now }: RowProps) {
  const { id, title, studentName, attempt, late, receivedAt, status } = row
  const named = row.detectors.flatMap((detector) => kinds[detector] ?? [])
  const reasons = [
    ...(status === 'decided' ? [] : named),
    ...(row.unreadable ? [kinds.unreadable!] : []),
    ...(row.concerns ? [kinds.concern!] : []),
  ]
  if (!reasons.length && status === 'under_review') reasons.push('For a person to read')
  return (
    <li class="split">
      <div>
        <h2>
          <a href={`/review/${id}`}>
            <bdi>{studentName ?? `Work ${id.slice(-8)}`}</bdi>
          </a>
        </h2>
        <p>
          <bdi>{title}</bdi>
          {attempt > 1 && `, version ${attempt}`}
          {late && ', after the due date'}
        </p>
        <p class="meta">
          Received <Time at={receivedAt} />
        </p>
      </div>
      <div>
        <p>
          <Waiting row={row} now={now} />
        </p>
        <ul class="chips">
          {reasons.map((reason) => (
            <li key={reason} class="chip">
              {reason}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

/** Whose turn it is and since when, in words. */
export function Waiting({ row, now }: { row: Pick<ReviewRow, keyof Parameters<typeof turnOf>[0]>; now: Date }) {
  const { why, since, until } = turnOf(row, now)
  const age = ageOf(since, now)
  if (why === 'to_respond') {
    return (
      <>
        Waits for the student, who has time to respond until <Time at={until!} />. Shown to them {age} ago.
      </>
    )
  }
  const sentences = {
    to_read: `Waits for a tutor for ${age}.`,
    to_answer: `The student has responded; waits for a tutor for ${age}.`,
    silence: `The time to respond is over; waits for a tutor for ${age}. Silence is not agreement.`,
    reflection: `Waits for the student’s reflection for ${age}.`,
    nothing: `${statusLabels[row.status as SubmissionStatus]} for ${age}.`,
  }
  return <>{sentences[why]}</>
}
