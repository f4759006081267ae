import type { Context } from '../../context.ts'
import { type Assessment, findOwnAssessment } from '../../db/policy/assessments.ts'
import { changeAssessment } from '../../flow/dates/change-assessment.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { formIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendItemPage, useRedisplay } from '../kit/form/redisplay.ts'
import { TextArea, TimeField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { AssessmentFields } from './assessment-fields.tsx'
import { changedMeanwhile, changeIn } from './change-in.ts'

/** Changing a published assessment by its next version. */
export const changePages = groupOf(getChange, postChange)

const ofOne = { ...page('assessment.write'), schema: { params: Params } }

function sendForm({ db }: Context): SendItemPage {
  return async (request, reply, id) => {
    const who = visitor(request)
    return send(reply, <ChangePage who={who} present={await findOwnAssessment(db, who, id)} />)
  }
}

function getChange(app: App, context: Context) {
  app.get('/assessments/:id/change', ofOne, (request, reply) => sendForm(context)(request, reply, request.params.id))
}

function postChange(app: App, context: Context) {
  const changing = { ...ofOne, errorHandler: redisplayOnError(sendForm(context)) }
  app.post('/assessments/:id/change', changing, async (request, reply) => {
    const who = visitor(request)
    const present = await findOwnAssessment(context.db, who, request.params.id)
    const change = changeIn(formIn(request.body), context.config.timeZone, present)
    const version = await takeStep(context, request, checks.assessmentChange, (context) =>
      changeAssessment(context, who, present.id, change),
    )
    return reply.redirect(`/assessments/${present.id}?notice=${version ? 'assessment-changed' : 'unchanged'}`, 303)
  })
}

function ChangePage({ who, present }: { who: SignedIn; present: Assessment }) {
  const { id, title, version } = present
  const action = `/assessments/${id}/change`
  return (
    <Layout title={`Change: ${title}`} who={who}>
      <p class="back">
        <a href={`/assessments/${id}`}>← The assessment</a>
      </p>
      <h1>
        Change: <bdi>{title}</bdi>
      </h1>
      <p>
        Those who are enrolled get a notice of the change and can read what it was before. Work that was handed in keeps
        the version under which it arrived; a later due date counts for it too.
      </p>
      <PostForm who={who} action={action}>
        <input type="hidden" name="version" value={useShownVersion(action, version)} />
        <AssessmentFields present={present} />
        <TextArea name="reason" label="Why it is changed" help="Those who are enrolled read it." rows={2} required />
        <TimeField
          name="countsFrom"
          label="Counts from"
          help="Needed where the assessment has opened and a lower level or fewer purposes would be allowed: students may have worked by what was allowed. Work that arrives before this time is judged by the version before. Leave it empty for a change that counts at once."
        />
        <div class="actions">
          <button type="submit">Change the assessment</button>
        </div>
      </PostForm>
    </Layout>
  )
}

/** The version that a form was written on: that of its draft, until the person was told of a newer one. */
function useShownVersion(action: string, present: number): string {
  const draft = useRedisplay(action)
  const isTold = draft?.problems.some(({ problem }) => problem === changedMeanwhile)
  return (!isTold && draft?.form.get('version')) || String(present)
}
