import type { attachmentsOf } from '../../flow/files/attachments.ts'
import { sizeOf } from '../kit/time.tsx'

interface ExtraFilesProps {
  submissionId: string
  attachments: Awaited<ReturnType<typeof attachmentsOf>>
}

/** Files that came with the work and that no check reads; a person opens them. */
export function ExtraFiles({ submissionId, attachments }: ExtraFilesProps) {
  const extra = attachments.filter(({ responseId }) => responseId === null)
  if (!extra.length) return null
  return (
    <section aria-labelledby="extra-files">
      <h2 id="extra-files">Files beside the work</h2>
      <p>They came together with the work and are on its receipt. No check reads them; a person may open them.</p>
      <Attachments submissionId={submissionId} attachments={extra} />
    </section>
  )
}

/** Attached files, each a download. */
export function Attachments({ submissionId, attachments }: ExtraFilesProps) {
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
