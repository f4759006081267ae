import type { Assessment } from '../../../db/policy/assessments.ts'
import type { Due } from '../../../domain/dates/due.ts'
import { Problems } from '../../kit/form/problem.tsx'
import { Layout } from '../../kit/layout.tsx'
import { Time } from '../../kit/time.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
import { Allowance } from '../../parts/allowance.tsx'
import { DueDate } from '../../parts/due-date.tsx'
import { Versions } from '../../policy/versions.tsx'
import { EarlierWork } from '../earlier-work.tsx'
import { HandInForm } from './hand-in-form.tsx'
import type { HandInProps } from './hand-in-props.ts'
import { anchorOf, labelOf } from './reflection-form.ts'
import { SelfCheckResult } from './self-check-view.tsx'

/** Handing in: what is allowed first, then the file, then the reflection, then the button. */
export function HandInView(props: HandInProps) {
  const { who, assessment, problems = [], checked, now } = props
  const words = useWords()
  const title = words.say('handIn.title', { title: assessment.title })
  return (
    <Layout
      title={problems.length ? words.say('kit.lookAgain', { title }) : title}
      who={who}
      scripts={['upload.js']}
      summary={<Problems problems={problems} anchor={anchorOf} label={labelOf(words)} />}
    >
      <h1>
        <Sentence of="handIn.heading" title={<bdi>{assessment.title}</bdi>} />
      </h1>
      <EarlierWork earlier={props.earlier} due={props.due} now={now} />
      <HandInBy due={props.due} now={now} />
      <Versions versions={props.versions} />
      <Brief {...assessment} />
      <Allowance {...assessment} before={props.before} />
      {assessment.opensAt && assessment.opensAt > now ? (
        <p class="note">
          <Sentence of="handIn.from" at={<Time at={assessment.opensAt} />} />
        </p>
      ) : (
        <>
          {checked && <SelfCheckResult result={checked} canChoose={props.read !== null} />}
          <HandInForm {...props} problems={problems} />
        </>
      )}
    </Layout>
  )
}

function HandInBy({ due, now }: { due: Due; now: Date }) {
  return (
    <p>
      <DueDate due={due} />
      {due.at && <> {useWords().say(now > due.at ? 'handIn.late' : 'handIn.notLate')}</>}
    </p>
  )
}

function Brief({ brief }: Assessment) {
  if (!brief) return null
  return (
    <details>
      <summary>{useWords().say('handIn.brief')}</summary>
      <p class="verbatim" dir="auto">
        {brief}
      </p>
    </details>
  )
}
