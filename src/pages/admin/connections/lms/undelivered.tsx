import type { FastifyReply } from 'fastify'
import type { Context } from '../../../../context.ts'
import type { undeliveredMarks } from '../../../../db/lti/undelivered.ts'
import { sendMarkAgain } from '../../../../flow/lti/gradebook/send-again.ts'
import type { SignedIn } from '../../../../http/server/session.ts'
import { ActionButton } from '../../../kit/form/action-button.tsx'
import { NextPage } from '../../../kit/list.tsx'
import { Rows } from '../../../kit/rows.tsx'
import { type ItemRequest, visitor } from '../../../kit/send.tsx'
import { Time } from '../../../kit/time.tsx'
import { gradebookReportLabels } from '../connection-labels.ts'

interface UndeliveredProps {
  who: SignedIn
  marks: Awaited<ReturnType<typeof undeliveredMarks>>
}

/** The marks that did not arrive in a gradebook, each with student, reason and a button that sends it again. */
export function UndeliveredMarks({ who, marks: { items, nextCursor } }: UndeliveredProps) {
  if (!items.length) return null
  return (
    <section aria-labelledby="marks">
      <h2 id="marks">Marks that did not arrive in the LMS</h2>
      <Rows
        name="Marks that did not arrive"
        columns={['Student', 'Assessment', 'LMS', 'State', 'Why', 'Since', 'What you can do']}
        empty="None."
        rows={items.map(({ id, student, assessment, platform, state, detail, at }) => [
          <bdi key="student">{student}</bdi>,
          <bdi key="assessment">{assessment}</bdi>,
          <bdi key="platform">{platform}</bdi>,
          gradebookReportLabels[state],
          detail ?? '',
          <Time key="at" at={at} />,
          <ActionButton key="again" who={who} action={`/admin/lms/marks/${id}`} label="Send again" about={student} />,
        ])}
      />
      <NextPage path="/admin" query={{}} cursor={nextCursor} name="marks" />
    </section>
  )
}

/** Sends a mark again, and goes back to the overview. */
export async function sendAgain(context: Context, request: ItemRequest, reply: FastifyReply) {
  await sendMarkAgain(context, visitor(request), request.params.id)
  return reply.redirect('/admin?notice=mark-sent-again#marks', 303)
}
