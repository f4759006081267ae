import { encodings } from '../../../domain/intake/encodings.ts'
import { mayBeText } from '../../../domain/intake/file-kind.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { sizeOf, Time } from '../../kit/time.tsx'
import { DueDate } from '../../parts/due-date.tsx'
import type { FollowProps } from './follow-props.ts'

/** The receipt of the work and what it proves, with the due date that applied and why. */
export function ReceiptShown({ view, due }: Pick<FollowProps, 'view' | 'due'>) {
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt">Your receipt</h2>
      {view.file ? (
        <>
          <Facts view={view} due={due} file={view.file} />
          <p>
            The receipt is a signed proof that exactly this file arrived at this time. Keep it as a page or a PDF: it
            can be checked without a sign-in, and also without us.
          </p>
          <p class="actions">
            <a class="button second" href={`/submissions/${view.id}/receipt`}>
              Open the receipt
            </a>
            <a href={`/receipts/verify?submission=${view.id}`}>Check it now</a>
          </p>
        </>
      ) : (
        <p>The work has been erased, and its receipt with it.</p>
      )}
    </section>
  )
}

type FactsProps = Pick<FollowProps, 'view' | 'due'> & { file: NonNullable<WholeView['file']> }

function Facts({ view, due, file }: FactsProps) {
  return (
    <dl class="facts">
      <dt>File</dt>
      <dd>
        <a href={`/submissions/${view.id}/file`} dir="auto">
          {file.name}
        </a>{' '}
        ({sizeOf(file.bytes)})
        {file.encoding && mayBeText(file.mediaType) && `, read as ${encodings[file.encoding]}, as you chose`}
      </dd>
      <dt>Received</dt>
      <dd>
        <Time at={view.receivedAt} />
        {view.late && ', after the due date'}
      </dd>
      <dt>Due date</dt>
      <dd>
        <DueDate due={due} />
      </dd>
      <dt>File check code (SHA-256)</dt>
      <dd class="digest">{file.sha256}</dd>
      <dt>Policy</dt>
      <dd>
        Version <bdi>{view.policyVersion}</bdi>
      </dd>
    </dl>
  )
}
