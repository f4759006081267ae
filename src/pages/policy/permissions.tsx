import { permissionsFor } from '../../db/people/permissions.ts'
import { listAssessments } from '../../db/policy/assessments.ts'
import { purposes } from '../../domain/intake/reflection.ts'
import { answerPermission, askPermission } from '../../flow/people/permissions.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Choice, PickField } from '../kit/form/choice.tsx'
import { clean, formIn, isDay, refuse, textIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { TextArea, TextField } from '../kit/form/text-field.tsx'
import { purposeLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Day, Time } from '../kit/time.tsx'

/** Permissions to use AI (point `ask_before_use`): a student asks, a tutor answers, both can look it up. */
export const permissionPages: Routes = async (app, { context }) => {
  const list: SendPage = async (request, reply) => {
    const who = visitor(request)
    const rows = await permissionsFor(context.db, who)
    const assessments = who.role === 'student' ? await listAssessments(context.db, who) : []
    return send(
      reply,
      <Layout title="Permissions to use AI" who={who}>
        <h1>Permissions to use AI</h1>
        <p>
          If you would like to use AI for something an assessment does not list, speak to your tutor first. What is
          agreed is written down here, so that everybody can rely on it.
        </p>
        {rows.length === 0 && <p>Nothing has been asked yet.</p>}
        <ul class="rows">
          {rows.map((row) => (
            <Row key={row.permission.id} who={who} {...row} />
          ))}
        </ul>
        {who.role === 'student' && <Ask who={who} assessments={assessments} />}
      </Layout>,
    )
  }

  app.get('/permissions', page('permission.read'), list)

  app.post(
    '/permissions',
    { ...page('permission.ask'), errorHandler: redisplayOnError(list) },
    async (request, reply) => {
      const form = formIn(request.body)
      const tools = form
        .get('tools')
        .split(',')
        .map((tool) => clean(tool.trim()).slice(0, 200))
        .filter(Boolean)
      const chosen = purposes.filter((purpose) => form.all('purposes').includes(purpose))
      const assessments = await listAssessments(context.db, visitor(request))
      const assessment = assessments.find(({ id }) => id === form.get('assessmentId'))
      refuse(
        [!assessment, 'assessmentId', 'The assessment is still open.', 'One of your assessments.'],
        [!tools.length, 'tools', 'The tool is still empty.', 'What you would like to use.'],
        [!chosen.length, 'purposes', 'Your tutor needs to know what for.', 'At least one of these.'],
      )
      await askPermission(context, visitor(request), {
        assessmentId: assessment!.id,
        tools: tools.slice(0, 20),
        purposes: chosen,
        request: textIn(form, 'request', 5_000),
      })
      return reply.redirect('/permissions?notice=permission-requested', 303)
    },
  )

  const answer = { ...page('permission.decide'), schema: { params: Params }, errorHandler: redisplayOnError(list) }
  app.post('/permissions/:id', answer, async (request, reply) => {
    const form = formIn(request.body)
    const conditions = textIn(form, 'conditions', 5_000)
    const until = form.get('expiresAt')
    refuse([until && !isDay(until), 'expiresAt', 'There is no such day.', 'One such as 2026-01-31, or none.'])
    await answerPermission(context, visitor(request), request.params.id, {
      state: form.get('answer') === 'grant' ? 'granted' : 'refused',
      ...(conditions && { conditions }),
      ...(until && { expiresAt: `${until}T23:59:59Z` }),
    })
    return reply.redirect('/permissions?notice=answered', 303)
  })
}

const states = {
  requested: 'Waiting for an answer',
  granted: 'Granted',
  refused: 'Not granted',
  withdrawn: 'Withdrawn',
}

type RowProps = Awaited<ReturnType<typeof permissionsFor>>[number] & { who: SignedIn }

function Row({ who, permission, title, studentName }: RowProps) {
  const { id, tools, purposes, request, state, conditions, requestedAt, decidedAt, expiresAt } = permission
  return (
    <li>
      <h2>
        {tools.map((tool, index) => (
          <bdi key={tool}>{index ? `, ${tool}` : tool}</bdi>
        ))}{' '}
        for <bdi>{title}</bdi>
      </h2>
      <p>
        <span class="chip">{states[state]}</span>
      </p>
      <p>{purposes.map((purpose) => purposeLabels[purpose] ?? purpose).join('; ')}</p>
      {request && (
        <p class="verbatim" dir="auto">
          {request}
        </p>
      )}
      <p class="meta">
        Asked <Time at={requestedAt} />
        {who.role !== 'student' && (
          <>
            {' '}
            by <bdi>{studentName ?? 'a student'}</bdi>
          </>
        )}
        {decidedAt && (
          <>
            , answered <Time at={decidedAt} />
          </>
        )}
        {expiresAt && (
          <>
            , until <Day at={expiresAt} />
          </>
        )}
        .
      </p>
      {conditions && (
        <p class="verbatim" dir="auto">
          Conditions: {conditions}
        </p>
      )}
      {state === 'requested' && who.role !== 'student' && (
        <PostForm who={who} action={`/permissions/${id}`}>
          <TextArea name="conditions" label="Conditions, or why not" rows={2} />
          <TextField name="expiresAt" label="Until, if it ends" type="date" />
          <div class="actions">
            <button type="submit" name="answer" value="grant">
              Grant
            </button>
            <button type="submit" name="answer" value="refuse" class="second">
              Do not grant
            </button>
          </div>
        </PostForm>
      )}
    </li>
  )
}

function Ask({ who, assessments }: { who: SignedIn; assessments: { id: string; title: string }[] }) {
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">Ask your tutors</h2>
      <PostForm who={who} action="/permissions">
        <Choice
          name="assessmentId"
          label="For which assessment"
          choices={Object.fromEntries(assessments.map(({ id, title }) => [id, title]))}
        />
        <TextField name="tools" label="Which tool" help="Several, with commas between, are fine." required insist />
        <PickField kind="checkbox" name="purposes" legend="What for" choices={purposeLabels} />
        <TextArea name="request" label="What you have in mind" rows={3} />
        <button type="submit">Ask</button>
      </PostForm>
    </section>
  )
}
