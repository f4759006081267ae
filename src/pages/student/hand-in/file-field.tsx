import type { Draft } from '../../../db/intake/drafts.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { Wrong } from '../../kit/form/field-frame.tsx'
import { sizeOf } from '../../kit/time.tsx'
import { anchorOf } from './reflection-form.ts'

/** The field for the file, with the one that is kept with the draft already. */
export function FileField({ draft, problem }: { draft: Draft | null; problem: FieldProblem | undefined }) {
  const kept = draft?.upload
  const id = anchorOf('file')
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      {problem && <Wrong id={id} problem={problem} />}
      <div class="drop">
        <label for={id}>{kept ? 'Choose another file, or drop it here' : 'Choose your file, or drop it here'}</label>
        <p class="help" id={`${id}-help`}>
          PDF, Word, OpenDocument or plain text can be read by the program. Any other file is kept and read by a person.
        </p>
        <input type="file" id={id} name="file" aria-describedby={problem ? `${id}-help ${id}-problem` : `${id}-help`} />
        <progress hidden aria-label="How much of the file has been sent" />
        <p role="status">
          {kept?.name && (
            <>
              <bdi>{kept.name}</bdi> ({sizeOf(kept.bytes ?? 0)}) is kept with your draft. You need not send it again.
            </>
          )}
        </p>
      </div>
    </div>
  )
}
