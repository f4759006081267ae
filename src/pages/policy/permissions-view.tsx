import type { ComponentChildren } from 'preact'
import type { permissionsFor } from '../../db/people/permissions.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Choice, PickField, TextArea, TextField } from '../kit/form/field.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { purposeLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { Day, Time } from '../kit/time.tsx'

type Row = Awaited<ReturnType<typeof permissionsFor>>[number]

interface ViewProps {
  who: SignedIn
  rows: Row[]
  /** What a student can ask for. */
  assessments: { id: string; title: string }[]
}

/** What was asked and answered, with a form to ask for students and one to answer each for tutors. */
export function Permissions({ who, rows, assessments }: ViewProps) {
  return (
    <Layout title="Permissions to use AI" who={who}>
      <h1>Permissions to use AI</h1>
      <p>
        If you would like to use AI for something an assessment does not list, speak to your tutor first. What is agreed
        is written down here, so that everybody can rely on it.
      </p>
      {rows.length === 0 && <p>Nothing has been asked yet.</p>}
      <ul class="rows">
        {rows.map((row) => (
          <Permission key={row.permission.id} who={who} {...row} />
        ))}
      </ul>
      {who.role === 'student' && <Ask who={who} assessments={assessments} />}
    </Layout>
  )
}

const states = {
  requested: 'Waiting for an answer',
  granted: 'Granted',
  refused: 'Not granted',
  withdrawn: 'Withdrawn',
}

type PermissionProps = Row & { who: SignedIn }

function Permission({ who, permission, title, studentName }: PermissionProps) {
  const { id, tools, purposes, request, state, conditions } = permission
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
      {request && <Verbatim>{request}</Verbatim>}
      <Times who={who} permission={permission} studentName={studentName} />
      {conditions && <Verbatim>Conditions: {conditions}</Verbatim>}
      {state === 'requested' && who.role !== 'student' && <Answer who={who} id={id} />}
    </li>
  )
}

const Verbatim = ({ children }: { children: ComponentChildren }) => (
  <p class="verbatim" dir="auto">
    {children}
  </p>
)

function Times({ who, permission, studentName }: Pick<PermissionProps, 'who' | 'permission' | 'studentName'>) {
  const { requestedAt, decidedAt, expiresAt } = permission
  return (
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
  )
}

function Answer({ who, id }: { who: SignedIn; id: string }) {
  return (
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
