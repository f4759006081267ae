import type { Assessment } from '../../../db/policy/assessments.ts'
import type { Due } from '../../../domain/dates/due.ts'
import { Problems } from '../../kit/form/problem.tsx'
import { Layout } from '../../kit/layout.tsx'
import { Time } from '../../kit/time.tsx'
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
  return (
    <Layout
      title={`${problems.length ? 'Please look again: ' : ''}Hand in ${assessment.title}`}
      who={who}
      scripts={['upload.js']}
      summary={<Problems problems={problems} anchor={anchorOf} label={labelOf} />}
    >
      <h1>
        Hand in: <bdi>{assessment.title}</bdi>
      </h1>
      <EarlierWork earlier={props.earlier} due={props.due} now={now} />
      <HandInBy due={props.due} now={now} />
      <Versions versions={props.versions} />
      <Brief {...assessment} />
      <Allowance {...assessment} before={props.before} />
      {assessment.opensAt && assessment.opensAt > now ? (
        <p class="note">
          You can hand in from <Time at={assessment.opensAt} />.
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
      {due.at && (
        <>
          {' '}
          {now > due.at
            ? 'That time has passed: your work is still accepted, and marked as late.'
            : 'Later work is still accepted and marked as late.'}{' '}
          What counts is when your file has arrived as a whole, not when the upload began.
        </>
      )}
    </p>
  )
}

function Brief({ brief }: Assessment) {
  if (!brief) return null
  return (
    <details>
      <summary>The brief</summary>
      <p class="verbatim" dir="auto">
        {brief}
      </p>
    </details>
  )
}
