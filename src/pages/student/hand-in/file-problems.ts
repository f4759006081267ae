import type { Context } from '../../../context.ts'
import { isId } from '../../../db/id.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import { isEncoding } from '../../../domain/intake/encodings.ts'
import type { Asker } from '../../../domain/people/asker.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { fileHints } from '../../../flow/intake/file-hints.ts'
import type { SentFile } from '../../../flow/intake/hand-in.ts'
import { chooseEncoding } from '../../../flow/intake/kept-upload.ts'
import { type KeptText, textBeginning } from '../../../flow/intake/text-beginning.ts'
import type { Form } from '../../kit/form/form.ts'

interface Asked {
  context: Context
  form: Form
  asker: Asker
}

/** The file that is kept with the draft. */
type Kept = KeptText & { id: string }

/**
 * What its student has to see of a file before it is handed in. The file is kept by then: to press the button again is to
 * hand it in knowingly.
 */
export async function fileProblems({ context, form, asker }: Asked, sent: SentFile | undefined, kept?: Kept | null) {
  const problems = sent ? fileHints(sent).map(withSecondPress) : []
  const wasShown = form.get('encodingOf') === kept?.id
  if (kept && !wasShown && (await isGuessed(context, kept, asker))) problems.push(guessed)
  return problems
}

/** What the page says at once of a file that has just arrived; undefined for most. */
export async function uploadNote(context: Context, sent: SentFile, kept: KeptText, asker: Asker) {
  const [hint] = fileHints(sent)
  if (hint) return `${hint.problem} ${hint.expected}`
  if (!(await isGuessed(context, kept, asker))) return undefined
  return `${guessed.problem} Press “Save draft” to see how it reads it and to choose another.`
}

/** Keeps the encoding that a form chose, with the upload that it showed; a form without that field changes nothing. */
export async function keepChoice({ db }: Context, who: Actor, form: Form): Promise<void> {
  const upload = form.get('encodingOf')
  const encoding = form.get('encoding')
  if (isId(upload)) await chooseEncoding(db, who, upload, isEncoding(encoding) ? encoding : null)
}

async function isGuessed(context: Context, kept: KeptText, asker: Asker): Promise<boolean> {
  const read = await textBeginning(context, kept, asker)
  return read?.encoding.by === 'guess'
}

const guessed: FieldProblem = {
  field: 'encoding',
  problem: 'The program had to guess the encoding of your text.',
  expected:
    'See below whether its letters are right, and choose another encoding where they are not. Then press “Hand in” once more.',
}

/** How a student hands in a file all the same. */
const withSecondPress = ({ field, problem, expected }: FieldProblem): FieldProblem => ({
  field,
  problem,
  expected: `${expected} The file is kept with your draft; to hand it in as it is, press “Hand in” once more.`,
})
