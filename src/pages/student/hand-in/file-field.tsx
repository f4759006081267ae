import type { Draft } from '../../../db/intake/drafts.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { Wrong } from '../../kit/form/field-frame.tsx'
import { sizeOf } from '../../kit/time.tsx'
import { anchorOf } from './reflection-form.ts'

interface FileFieldProps {
  /** Where the kept file can be opened. */
  keptAt: string
  draft: Draft | null
  problem: FieldProblem | undefined
  /** The largest file that is taken. */
  maxBytes: number
}

/**
 * The field for the file, with the one that is kept with the draft already. Beside a kept file the field is folded away,
 * because browsers say “No file chosen” in it.
 */
export function FileField({ keptAt, draft, problem, maxBytes }: FileFieldProps) {
  const kept = draft?.upload
  const id = anchorOf('file')
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      {problem && <Wrong id={id} problem={problem} />}
      <div class="drop" data-max-bytes={maxBytes}>
        <p role="status">
          {kept?.name && (
            <>
              <bdi>{kept.name}</bdi> ({sizeOf(kept.bytes ?? 0)}) is kept with your draft. You need not send it again.
            </>
          )}
        </p>
        <progress hidden aria-label="How much of the file has been sent" />
        <p class="actions" id="kept-file" hidden={!kept}>
          <a href={keptAt}>Open the kept file</a>
          <button type="submit" name="do" value="remove-file" class="second">
            Remove it
          </button>
        </p>
        <details open={!kept || problem !== undefined}>
          <summary>{kept ? 'Choose another file' : 'Choose your file'}</summary>
          <label for={id}>Choose your file, or drop it here (required)</label>
          <p class="help" id={`${id}-help`}>
            At most {sizeOf(maxBytes)}. The program reads PDF, Word (DOCX, DOC), OpenDocument (ODT), RTF, PowerPoint
            (PPTX), Excel (XLSX), EPUB, Markdown and plain text. Any other file is kept as it is, and a person reads it.
          </p>
          <input
            type="file"
            id={id}
            name="file"
            aria-describedby={problem ? `${id}-help ${id}-problem` : `${id}-help`}
          />
        </details>
      </div>
    </div>
  )
}
