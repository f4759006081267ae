import type { ComponentChildren } from 'preact'
import type { permissionsFor } from '../../db/people/permissions.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Choice, PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextArea, TextField } from '../kit/form/text-field.tsx'
import { purposeLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { NextPage, SearchForm } from '../kit/list.tsx'
import { Day, Time } from '../kit/time.tsx'

const states = {
  requested: 'Waiting for an answer',
  granted: 'Granted',
  refused: 'Not granted',
  withdrawn: 'Withdrawn',
}

type Row = Awaited<ReturnType<typeof permissionsFor>>['items'][number]

interface PermissionsProps {
  who: SignedIn
  rows: Row[]
  search: { q: string | undefined; state: string | undefined }
  nextCursor: string | null
  /** Those a student can ask about. */
  assessments: { id: string; title: string }[]
}

/** Every permission that this person asked for or can answer, and for a student a form to ask for one. */
export function Permissions({ who, rows, search, nextCursor, assessments }: PermissionsProps) {
  return (
    <Layout title="Permissions to use AI" who={who}>
      <h1>Permissions to use AI</h1>
      <p>
        If you would like to use AI for something an assessment does not list, speak to your tutor first. What is agreed
        is written down here, so that everybody can rely on it.
      </p>
      <SearchForm
        action="/permissions"
        q={search.q}
        label={who.role === 'student' ? 'Assessment' : 'Name or assessment'}
      >
        <Choice
          id="filter-state"
          name="state"
          label="State"
          choices={{ requested: states.requested }}
          value={search.state ?? ''}
          empty="Any"
        />
      </SearchForm>
      {rows.length === 0 && <p>Nothing was found.</p>}
      <ul class="rows">
        {rows.map((row) => (
          <PermissionRow key={row.permission.id} who={who} {...row} />
        ))}
      </ul>
      <NextPage path="/permissions" query={search} cursor={nextCursor} />
      {who.role === 'student' && <AskForm who={who} assessments={assessments} />}
    </Layout>
  )
}

type RowProps = Row & { who: SignedIn }

function PermissionRow(props: RowProps) {
  const { who, title, permission } = props
  const { tools, purposes, request, state, conditions } = permission
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
      <Times {...props} />
      {conditions && <Verbatim>Conditions: {conditions}</Verbatim>}
      {state === 'requested' && who.role !== 'student' && <AnswerForm who={who} id={permission.id} />}
    </li>
  )
}

function Verbatim({ children }: { children: ComponentChildren }) {
  return (
    <p class="verbatim" dir="auto">
      {children}
    </p>
  )
}

/** When it was asked for and by whom, when it was answered, and until when it holds. */
function Times({ who, permission: { requestedAt, decidedAt, expiresAt }, studentName }: RowProps) {
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

function AnswerForm({ who, id }: { who: SignedIn; id: string }) {
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

function AskForm({ who, assessments }: Pick<PermissionsProps, 'who' | 'assessments'>) {
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">Ask your tutors</h2>
      <PostForm who={who} action="/permissions">
        <Choice
          name="assessmentId"
          label="For which assessment"
          choices={Object.fromEntries(assessments.map(({ id, title }) => [id, title]))}
        />
        <TextField
          name="tools"
          label="Which tool"
          help="Several, with commas between, are fine."
          required
          browserRequires
        />
        <PickField kind="checkbox" name="purposes" legend="What for" choices={purposeLabels} />
        <TextArea name="request" label="What you have in mind" rows={3} />
        <button type="submit">Ask</button>
      </PostForm>
    </section>
  )
}
