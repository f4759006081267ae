import type { attachmentsOf } from '../../flow/files/attachments.ts'
import { sizeOf } from '../kit/time.tsx'

interface FilesBesideProps {
  submissionId: string
  attachments: Awaited<ReturnType<typeof attachmentsOf>>
}

/** Files that came with the work and that no check reads; a person opens them. */
export function FilesBeside({ submissionId, attachments }: FilesBesideProps) {
  const beside = attachments.filter(({ responseId }) => responseId === null)
  if (!beside.length) return null
  return (
    <section aria-labelledby="beside">
      <h2 id="beside">Files beside the work</h2>
      <p>They came together with the work and are on its receipt. No check reads them; a person may open them.</p>
      <Attachments submissionId={submissionId} attachments={beside} />
    </section>
  )
}

/** Attached files, each a download. */
export function Attachments({ submissionId, attachments }: FilesBesideProps) {
  if (!attachments.length) return null
  return (
    <ul>
      {attachments.map(({ id, name, bytes }) => (
        <li key={id}>
          <a href={`/submissions/${submissionId}/attachments/${id}`} dir="auto">
            {name}
          </a>{' '}
          ({sizeOf(bytes)})
        </li>
      ))}
    </ul>
  )
}
