import type { Context } from '../../context.ts'
import { type Outstanding, outstandingOf } from '../../db/dates/outstanding.ts'
import { type Assessment, findOwnAssessment } from '../../db/policy/assessments.ts'
import { type ExtensionGround, extensionGrounds } from '../../domain/dates/due.ts'
import { instantOf, type TimeZone } from '../../domain/dates/zone.ts'
import { grantExtensions } from '../../flow/dates/grant-extensions.ts'
import { placeIn, placeOf } from '../../http/dates/extensions.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { Choice, PickField } from '../kit/form/choice.tsx'
import { type Form, formIn, refuse, textIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendItemPage } from '../kit/form/redisplay.ts'
import { TextArea, TimeField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'

/** Who has not handed in for an assessment, with more time for those who need it. */
export const outstandingPages = groupOf(getOutstanding, postExtensions)

const ofOne = { ...page('extension.grant'), schema: { params: Params } }

function sendOutstanding({ db, config }: Context): SendItemPage {
  return async (request, reply, id) => {
    const who = visitor(request)
    const assessment = await findOwnAssessment(db, who, id)
    const cursor = new URL(request.url, 'http://here').searchParams.get('cursor') ?? undefined
    const { items, next } = await outstandingOf(db, id, config.timeZone, { after: placeIn(cursor) })
    return send(reply, <OutstandingPage {...{ who, assessment, items }} next={next && placeOf(next)} />)
  }
}

function getOutstanding(app: App, context: Context) {
  app.get('/assessments/:id/outstanding', ofOne, (request, reply) =>
    sendOutstanding(context)(request, reply, request.params.id),
  )
}

function postExtensions(app: App, context: Context) {
  const granting = { ...ofOne, errorHandler: redisplayOnError(sendOutstanding(context)) }
  app.post('/assessments/:id/outstanding', granting, async (request, reply) => {
    const extension = extensionIn(formIn(request.body), context.config.timeZone)
    await takeStep(context, request, checks.extension, (context) =>
      grantExtensions(context, visitor(request), request.params.id, extension),
    )
    return reply.redirect(`/assessments/${request.params.id}/outstanding?notice=person-changed`, 303)
  })
}

/** The extension that a form holds. Throws INVALID_INPUT naming every field that is missing or cannot be read. */
function extensionIn(form: Form, zone: TimeZone) {
  const until = instantOf(form.get('until'), zone)
  const ground = extensionGrounds.find((known) => known === form.get('ground'))
  const studentIds = form.all('studentIds').filter((id) => /^[0-9a-f-]{36}$/.test(id))
  refuse(
    [!studentIds.length, 'studentIds', 'No student is chosen.', 'At least one of them.'],
    [!until, 'until', 'There is no such time.', 'One such as 2026-01-31T09:00.'],
    [!ground, 'ground', 'The ground is still open.', 'One of the four.'],
  )
  return { studentIds, until: until!, ground: ground!, note: textIn(form, 'note', 5_000) }
}

const grounds: Record<ExtensionGround, string> = {
  adjustment: 'An adjustment',
  incident: 'An incident',
  agreed: 'As agreed',
  other: 'Another ground',
}

interface OutstandingProps {
  who: SignedIn
  assessment: Assessment
  items: Outstanding[]
  next: string | null
}

function OutstandingPage({ who, assessment: { id, title }, items, next }: OutstandingProps) {
  return (
    <Layout title={`Not handed in: ${title}`} who={who}>
      <h1>
        Not handed in: <bdi>{title}</bdi>
      </h1>
      {items.length === 0 && <p class="empty">All who are enrolled have handed in.</p>}
      <ul class="rows">
        {items.map((item) => (
          <li key={item.studentId}>
            <bdi>{item.studentName}</bdi>. {item.waitsFor === 'reflection' && 'The reflection is missing. '}
            {item.dueAt && (
              <>
                Due by <Time at={item.dueAt} />
                {item.isExtended && ', which is later than for others'}.
              </>
            )}
          </li>
        ))}
      </ul>
      {next && <a href={`/assessments/${id}/outstanding?cursor=${next}`}>Next page</a>}
      {items.length > 0 && <ExtensionForm who={who} id={id} items={items} />}
    </Layout>
  )
}

function ExtensionForm({ who, id, items }: { who: SignedIn; id: string; items: Outstanding[] }) {
  return (
    <PostForm who={who} action={`/assessments/${id}/outstanding`}>
      <h2>Give more time</h2>
      <PickField
        kind="checkbox"
        name="studentIds"
        legend="For these students"
        choices={Object.fromEntries(items.map(({ studentId, studentName }) => [studentId, studentName]))}
      />
      <TimeField name="until" label="Until" required />
      <Choice name="ground" label="Ground" choices={grounds} empty="Please choose" required />
      <TextArea name="note" label="Note" help="Others who mark the work do not see it." rows={2} />
      <button type="submit">Give more time</button>
    </PostForm>
  )
}
