import type { Draft } from '../../../db/intake/drafts.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { encodings, type TextBeginning } from '../../../domain/intake/encodings.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { anchorOf } from './reflection-form.ts'

interface EncodingFieldProps {
  upload: NonNullable<Draft['upload']>
  read: TextBeginning
  problem: FieldProblem | undefined
}

/** How the kept text is read, where its bytes leave that open: its beginning, and the encodings to choose from. */
export function EncodingField({ upload, read: { encoding, beginning }, problem }: EncodingFieldProps) {
  const name = encodings[encoding.name]
  const isChosen = encoding.by === 'student'
  return (
    <div class="sheet">
      <input type="hidden" name="encodingOf" value={upload.id} />
      <p>
        Your file does not say how its letters are stored (its encoding).{' '}
        {isChosen ? 'You chose' : 'The program guessed'} {name}, in which it reads:
      </p>
      {beginning ? (
        <blockquote class="verbatim" dir="auto">
          {beginning}
        </blockquote>
      ) : (
        <p>No text. Another encoding is the right one.</p>
      )}
      <Choice
        id={anchorOf('encoding')}
        name="encoding"
        label="Encoding"
        help="Where letters are wrong, choose another one and press “Show”. Where they are right, choose the one that is named above. Without a choice a person looks at your file before it is marked."
        value={isChosen ? encoding.name : ''}
        problem={problem}
        choices={encodings}
        empty="Not chosen"
      />
      <button type="submit" name="do" value="show-text" class="second">
        Show
      </button>
    </div>
  )
}
