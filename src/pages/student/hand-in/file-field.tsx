import type { Draft } from '../../../db/intake/drafts.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { Wrong } from '../../kit/form/field-frame.tsx'
import { sizeOf } from '../../kit/time.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
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
  const { say } = useWords()
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      {problem && <Wrong id={id} problem={problem} />}
      <div class="drop" data-max-bytes={maxBytes}>
        <p role="status">
          {kept?.name && <Sentence of="handIn.fileKept" name={<bdi>{kept.name}</bdi>} size={sizeOf(kept.bytes ?? 0)} />}
        </p>
        <progress hidden aria-label={say('handIn.progress')} />
        <p class="actions" id="kept-file" hidden={!kept}>
          <a href={keptAt}>{say('handIn.openKept')}</a>
          <button type="submit" name="do" value="remove-file" class="second">
            {say('handIn.removeKept')}
          </button>
        </p>
        <details open={!kept || problem !== undefined}>
          <summary>{say(kept ? 'handIn.chooseAnother' : 'handIn.choose')}</summary>
          <label for={id}>{say('handIn.chooseOrDrop')}</label>
          <p class="help" id={`${id}-help`}>
            {say('handIn.fileHelp', { size: sizeOf(maxBytes) })}
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
