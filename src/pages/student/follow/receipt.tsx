import { encodings } from '../../../domain/intake/encodings.ts'
import { mayBeText } from '../../../domain/intake/file-kind.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { sizeOf, Time } from '../../kit/time.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
import { DueDate } from '../../parts/due-date.tsx'
import type { FollowProps } from './follow-props.ts'

/** The receipt of the work and what it proves, with the due date that applied and why. */
export function ReceiptShown({ view, due }: Pick<FollowProps, 'view' | 'due'>) {
  const { say } = useWords()
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt">{say('follow.receipt')}</h2>
      {view.file ? (
        <>
          <Facts view={view} due={due} file={view.file} />
          <p>{say('follow.receiptHelp')}</p>
          <p class="actions">
            <a class="button second" href={`/submissions/${view.id}/receipt`}>
              {say('follow.openReceipt')}
            </a>
            <a href={`/receipts/verify?submission=${view.id}`}>{say('follow.checkNow')}</a>
          </p>
        </>
      ) : (
        <p>{say('follow.receiptErased')}</p>
      )}
    </section>
  )
}

type FactsProps = Pick<FollowProps, 'view' | 'due'> & { file: NonNullable<WholeView['file']> }

function Facts({ view, due, file }: FactsProps) {
  const { say } = useWords()
  return (
    <dl class="facts">
      <dt>{say('follow.file')}</dt>
      <dd>
        <FileLink id={view.id} file={file} />
      </dd>
      <dt>{say('follow.received')}</dt>
      <dd>
        {view.late ? (
          <Sentence of="follow.receivedLate" at={<Time at={view.receivedAt} />} />
        ) : (
          <Time at={view.receivedAt} />
        )}
      </dd>
      <dt>{say('follow.dueDate')}</dt>
      <dd>
        <DueDate due={due} />
      </dd>
      <dt>{say('follow.checkCode')}</dt>
      <dd class="digest">{file.sha256}</dd>
      <dt>{say('follow.policy')}</dt>
      <dd>
        <Sentence of="follow.policyVersion" version={<bdi>{view.policyVersion}</bdi>} />
      </dd>
    </dl>
  )
}

/** The file to download, with its size and the encoding that the student chose for it. */
function FileLink({ id, file }: { id: string; file: NonNullable<WholeView['file']> }) {
  const link = (
    <a href={`/submissions/${id}/file`} dir="auto">
      {file.name}
    </a>
  )
  const size = sizeOf(file.bytes)
  if (!file.encoding || !mayBeText(file.mediaType)) return <Sentence of="follow.fileSize" file={link} size={size} />
  return <Sentence of="follow.fileReadAs" file={link} size={size} encoding={encodings[file.encoding]} />
}
