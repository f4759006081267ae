import Type from 'typebox'
import { listAssessments } from '../db/assessments.ts'
import { permissionsFor } from '../db/desk-permissions.ts'
import { DomainError } from '../domain/error.ts'
import { purposes } from '../domain/reflection.ts'
import { answerPermission, askPermission } from '../flow/permissions.ts'
import type { Routes } from '../http/routes.ts'
import { Params } from '../http/schemas.ts'
import type { SignedIn } from '../http/session.ts'
import { clean, formIn } from './form.ts'
import { Csrf, Layout } from './layout.tsx'
import { Day, Moment } from './moment.tsx'
import { Choice, PickField, TextArea, TextField } from './parts/field.tsx'
import { page, send, visitor } from './send.tsx'
import { purposeWords } from './words.ts'

/** Permissions to use AI (policy 4.3(2)): a student asks, a tutor answers, both can look it up. */
export const permissionPages: Routes = async (app, { context }) => {
  app.get(
    '/permissions',
    { ...page('permission.read'), schema: { querystring: Type.Object({ said: Type.Optional(Type.String()) }) } },
    async (request, reply) => {
      const who = visitor(request)
      const rows = await permissionsFor(context.db, who)
      const assessments = who.role === 'student' ? await listAssessments(context.db, who) : []
      return send(
        reply,
        <Layout title="Permissions to use AI" who={who} notice={request.query.said}>
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
    },
  )

  app.post('/permissions', page('permission.ask'), async (request, reply) => {
    const form = formIn(request.body)
    const tools = form
      .get('tools')
      .split(',')
      .map((tool) => clean(tool.trim()).slice(0, 200))
      .filter(Boolean)
    const chosen = purposes.filter((purpose) => form.all('purposes').includes(purpose))
    const assessment = (await listAssessments(context.db, visitor(request))).find(
      ({ id }) => id === form.get('assessmentId'),
    )
    if (!assessment || !tools.length || !chosen.length) {
      throw new DomainError('INVALID_INPUT', 'Something is still missing from your request.', [
        {
          field: 'tools',
          problem: 'Your tutor needs to know what you would like to use.',
          expected: 'An assessment, a tool and at least one purpose.',
        },
      ])
    }
    const request_ = clean(form.get('request')).slice(0, 5_000)
    await askPermission(context, visitor(request), {
      assessmentId: assessment.id,
      tools: tools.slice(0, 20),
      purposes: chosen,
      request: request_,
    })
    return reply.redirect('/permissions?said=asked', 303)
  })

  app.post('/permissions/:id', { ...page('permission.decide'), schema: { params: Params } }, async (request, reply) => {
    const form = formIn(request.body)
    const conditions = clean(form.get('conditions')).slice(0, 5_000)
    const until = form.get('expiresAt')
    await answerPermission(context, visitor(request), request.params.id, {
      state: form.get('answer') === 'grant' ? 'granted' : 'refused',
      ...(conditions && { conditions }),
      ...(/^\d{4}-\d{2}-\d{2}$/.test(until) && { expiresAt: `${until}T23:59:59Z` }),
    })
    return reply.redirect('/permissions?said=answered', 303)
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
      <p>{purposes.map((purpose) => purposeWords[purpose] ?? purpose).join('; ')}</p>
      {request && (
        <p class="said" dir="auto">
          {request}
        </p>
      )}
      <p class="meta">
        Asked <Moment at={requestedAt} />
        {who.role !== 'student' && (
          <>
            {' '}
            by <bdi>{studentName ?? 'a student'}</bdi>
          </>
        )}
        {decidedAt && (
          <>
            , answered <Moment at={decidedAt} />
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
        <p class="said" dir="auto">
          Conditions: {conditions}
        </p>
      )}
      {state === 'requested' && who.role !== 'student' && (
        <form method="post" action={`/permissions/${id}`}>
          <Csrf who={who} />
          <TextArea id={`conditions-${id}`} name="conditions" label="Conditions, or why not" rows={2} />
          <TextField id={`until-${id}`} name="expiresAt" label="Until, if it ends" type="date" />
          <div class="actions">
            <button type="submit" name="answer" value="grant">
              Grant
            </button>
            <button type="submit" name="answer" value="refuse" class="second">
              Do not grant
            </button>
          </div>
        </form>
      )}
    </li>
  )
}

function Ask({ who, assessments }: { who: SignedIn; assessments: { id: string; title: string }[] }) {
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">Ask your tutors</h2>
      <form method="post" action="/permissions">
        <Csrf who={who} />
        <Choice
          id="assessmentId"
          name="assessmentId"
          label="For which assessment"
          choices={Object.fromEntries(assessments.map(({ id, title }) => [id, title]))}
        />
        <TextField
          id="tools"
          name="tools"
          label="Which tool"
          help="Several, with commas between, are fine."
          required
          insist
        />
        <PickField id="purposes" kind="checkbox" name="purposes" legend="What for" choices={purposeWords} chosen={[]} />
        <TextArea id="request" name="request" label="What you have in mind" rows={3} />
        <button type="submit">Ask</button>
      </form>
    </section>
  )
}
