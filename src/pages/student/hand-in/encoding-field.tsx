import type { Draft } from '../../../db/intake/drafts.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { encodings, type TextBeginning } from '../../../domain/intake/encodings.ts'
import { Choice } from '../../kit/form/choice.tsx'
import { useWords } from '../../kit/words.tsx'
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
  const { say } = useWords()
  return (
    <div class="sheet">
      <input type="hidden" name="encodingOf" value={upload.id} />
      <p>{say(isChosen ? 'handIn.encodingChosen' : 'handIn.encodingGuessed', { encoding: name })}</p>
      {beginning ? (
        <blockquote class="verbatim" dir="auto">
          {beginning}
        </blockquote>
      ) : (
        <p>{say('handIn.noText')}</p>
      )}
      <Choice
        id={anchorOf('encoding')}
        name="encoding"
        label={say('handIn.encoding')}
        help={say('handIn.encodingHelp')}
        value={isChosen ? encoding.name : ''}
        problem={problem}
        choices={encodings}
        empty={say('handIn.notChosen')}
      />
      <button type="submit" name="do" value="show-text" class="second">
        {say('kit.show')}
      </button>
    </div>
  )
}
