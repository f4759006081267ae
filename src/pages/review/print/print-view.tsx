import { Layout } from '../../kit/layout.tsx'
import { Time } from '../../kit/time.tsx'
import { Allowance } from '../../parts/allowance.tsx'
import { ReflectionShown } from '../../parts/reflection.tsx'
import { Flags } from '../flags.tsx'
import type { SubmissionProps } from '../submission-props.ts'
import { WhichView } from '../work/formatted/which-view.tsx'
import { NotRead } from '../work/not-read.tsx'
import { PageOfWork } from '../work/page-of-work.tsx'
import type { Text } from '../work/text.ts'

type PrintProps = Pick<SubmissionProps, 'who' | 'view' | 'flags' | 'text' | 'places' | 'detectors' | 'assessment'>

/** The whole work, its flags and the reflection, without what can be done about them. */
export function PrintView(props: PrintProps) {
  const { who, view, flags, assessment } = props
  const name = view.student.name ?? `Work ${view.id.slice(-8)}`
  return (
    <Layout title={`${name}: ${view.assessment.title}, to print`} who={who}>
      <p class="back">
        <a href={`/review/${view.id}`}>← Back to the review</a>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="lead">
        <bdi>{view.assessment.title}</bdi>
        {view.attempt > 1 && `, version ${view.attempt}`}
      </p>
      <p class="meta">
        Received <Time at={view.receivedAt} />
        {view.late && ', after the due date'}. Policy version {view.policyVersion}.
      </p>
      <WholeWork {...props} />
      <section aria-labelledby="flags">
        <h2 id="flags">Flags ({flags.length})</h2>
        <Flags {...props} open={false} whole />
      </section>
      <section aria-labelledby="reflection">
        <h2 id="reflection">The reflection, and what was allowed</h2>
        <ReflectionShown reflection={view.reflection} />
        <Allowance {...assessment} />
      </section>
    </Layout>
  )
}

function WholeWork({ view, text, places }: PrintProps) {
  return (
    <section aria-labelledby="work">
      <h2 id="work">The work</h2>
      {text ? (
        <>
          <WhichView view={view} text={text} places={places} textPage={0} path="print" />
          <NotRead view={view} text={text} />
          {text.textPages.map((_, textPage) => (
            <PageToPrint key={textPage} id={view.id} text={text} places={places} textPage={textPage} />
          ))}
        </>
      ) : (
        <p class="note">{view.unreadable ?? 'The text of this work has not been read yet.'}</p>
      )}
    </section>
  )
}

function PageToPrint(props: Pick<PrintProps, 'places'> & { id: string; text: Text; textPage: number }) {
  const { text, textPage } = props
  return (
    <>
      {text.paged && (
        <p class="meta">
          Page {textPage + 1} of {text.textPages.length}
        </p>
      )}
      <PageOfWork {...props} />
    </>
  )
}
