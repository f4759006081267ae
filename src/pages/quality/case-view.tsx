import type { sampledCase } from '../../flow/quality/second-opinion.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Layout } from '../kit/layout.tsx'
import { Time } from '../kit/time.tsx'
import { Quote } from '../parts/evidence.tsx'
import { ReflectionShown } from '../parts/reflection.tsx'
import { Compared, OpinionForm } from './opinion.tsx'

type Case = Awaited<ReturnType<typeof sampledCase>>

interface CaseProps {
  who: SignedIn
  view: Case
  /** The page of the work's text that is shown; null where there is none. */
  text: { words: string; number: number; of: number } | null
}

/** A closed review for its second person: the case first, then their opinion, then what was decided. */
export function SampledCaseView({ who, view, text }: CaseProps) {
  return (
    <Layout title={`Second opinion: ${view.assessment.title}`} who={who}>
      <p class="back">
        <a href="/second-opinions">← Second opinions</a>
      </p>
      <h1>
        <bdi>{view.assessment.title}</bdi>
      </h1>
      <p class="meta">
        Received <Time at={view.receivedAt} />. <span dir="auto">{view.assessment.guidance}</span>
      </p>
      <WorkText view={view} text={text} />
      <section aria-labelledby="reflection">
        <h2 id="reflection">Reflection</h2>
        <ReflectionShown reflection={view.reflection} />
      </section>
      <Pointed view={view} />
      <Said view={view} />
      {view.opinion ? <Compared who={who} view={view} /> : <OpinionForm who={who} id={view.id} />}
    </Layout>
  )
}

function WorkText({ view, text }: Pick<CaseProps, 'view' | 'text'>) {
  return (
    <section aria-labelledby="work">
      <h2 id="work">The work</h2>
      {text ? (
        <p class="verbatim" dir="auto">
          {text.words}
        </p>
      ) : (
        <p class="note">{view.unreadable ?? 'The text of this work has not been read yet.'}</p>
      )}
      {text && text.of > 1 && (
        <p class="actions">
          {text.number > 1 && <a href={`?page=${text.number - 1}#work`}>Page {text.number - 1}</a>}
          <span>
            Page {text.number} of {text.of}
          </span>
          {text.number < text.of && <a href={`?page=${text.number + 1}#work`}>Page {text.number + 1}</a>}
        </p>
      )}
    </section>
  )
}

/** What checks point at, and what was shown to the student. */
function Pointed({ view: { flags, disclosures } }: Pick<CaseProps, 'view'>) {
  const shown = disclosures.flatMap(({ items }) => items)
  const noted = shown.flatMap((item) => ('observation' in item ? [item.observation] : []))
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      {flags.length + noted.length === 0 && <p>No check points at anything, and nothing was shown to the student.</p>}
      {flags.map(({ id, message, basis, evidence }) => (
        <div key={id} class="sheet">
          <p dir="auto">
            {message} {basis === 'statistical' && <span class="quiet">Statistical: it never counts by itself.</span>}
          </p>
          {evidence.map((item, index) => (
            <Quote key={`${id}-${index}`} item={item} />
          ))}
          {shown.some((item) => 'flagId' in item && item.flagId === id) && (
            <p class="meta">This was shown to the student.</p>
          )}
        </div>
      ))}
      {noted.map((observation) => (
        <p key={observation} class="verbatim" dir="auto">
          {observation}
        </p>
      ))}
    </section>
  )
}

function Said({ view: { responses } }: Pick<CaseProps, 'view'>) {
  if (!responses.length) return null
  return (
    <section aria-labelledby="responses">
      <h2 id="responses">What the student said</h2>
      {responses.map(({ id, text, points, at }) => (
        <div key={id} class="sheet">
          <p class="meta">
            <Time at={at} />
          </p>
          {[text, ...points.map((point) => point.text)].map((words) => (
            <p key={words} class="verbatim" dir="auto">
              {words}
            </p>
          ))}
        </div>
      ))}
    </section>
  )
}
