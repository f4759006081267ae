import type { listAssessments } from '../../db/policy/assessments.ts'
import { may } from '../../domain/people/permission.ts'
import { aiLevels } from '../../domain/policy/assessment.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { NextPage, SearchForm } from '../kit/list.tsx'
import { Time } from '../kit/time.tsx'

type Row = Awaited<ReturnType<typeof listAssessments>>['items'][number]

interface ListProps {
  who: SignedIn
  assessments: Row[]
  /** The ids of those that a course of an LMS asks to use. */
  asked: Set<string>
  q: string | undefined
  nextCursor: string | null
}

/** A page of the assessments that this person sees, newest first, and the way to publish one for those who may. */
export function AssessmentList({ who, assessments, asked, q, nextCursor }: ListProps) {
  return (
    <Layout title="Assessments" who={who}>
      <h1>Assessments</h1>
      {may(who.role, 'assessment.write') && (
        <p>
          <a class="button" href="/assessments/new">
            Publish an assessment
          </a>
        </p>
      )}
      <SearchForm action="/assessments" q={q} label="Title or id" />
      {!assessments.length && <p class="empty">Nothing was found.</p>}
      <ul class="rows">
        {assessments.map((assessment) => (
          <AssessmentRow key={assessment.id} {...assessment} isAskedFor={asked.has(assessment.id)} />
        ))}
      </ul>
      <NextPage path="/assessments" query={{ q }} cursor={nextCursor} />
    </Layout>
  )
}

function AssessmentRow({ id, title, aiLevel, dueAt, anonymous, isAskedFor }: Row & { isAskedFor: boolean }) {
  return (
    <li>
      <h2>
        <a href={`/assessments/${id}`}>
          <bdi>{title}</bdi>
        </a>
      </h2>
      <p>
        Level {aiLevel}, {aiLevels[aiLevel]}. <DueBy at={dueAt} />
        {anonymous && ' Marked without names.'}
        {isAskedFor && ' A course asks to use it.'}
      </p>
    </li>
  )
}

/** The sentence on when work is due; nothing where there is no due date. */
export function DueBy({ at }: { at: Date | null }) {
  if (!at) return null
  return (
    <>
      Due by <Time at={at} />.
    </>
  )
}
