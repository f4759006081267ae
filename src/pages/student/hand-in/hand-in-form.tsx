import type { ComponentChildren } from 'preact'
import type { FieldProblem } from '../../../domain/error.ts'
import { PostForm } from '../../kit/form/post-form.tsx'
import { NewVersionField } from '../earlier-work.tsx'
import { EncodingField } from './encoding-field.tsx'
import { FileField } from './file-field.tsx'
import type { HandInProps } from './hand-in-props.ts'
import { ReflectionFields } from './reflection-fields.tsx'
import { problemAt } from './reflection-form.ts'

/** The form to hand in: the file, then the reflection, then the buttons. */
export function HandInForm(props: HandInProps & { problems: FieldProblem[] }) {
  const { who, assessment, draft, read, answers, problems, today, once } = props
  const address = `/assessments/${assessment.id}`
  return (
    <PostForm
      who={who}
      action={`${address}/hand-in`}
      enctype="multipart/form-data"
      data-upload={`${address}/uploads`}
      novalidate
    >
      <input type="hidden" name="once" value={once} />
      <input type="hidden" name="upload" value={draft?.upload?.id ?? ''} />
      <h2>1. Your file</h2>
      <FileField
        keptAt={`${address}/kept-file`}
        draft={draft}
        problem={problemAt(problems, 'file')}
        maxBytes={props.maxBytes}
      />
      {draft?.upload && read && (
        <EncodingField upload={draft.upload} read={read} problem={problemAt(problems, 'encoding')} />
      )}
      <h2>2. Your reflection</h2>
      <p>Every hand-in has one, also when no AI was used. Say what you did; AI that the assessment allows is fine.</p>
      <ReflectionFields answers={answers} problems={problems} today={today} />
      <Buttons policyVersion={props.policyVersion}>
        <NewVersionField
          earlier={props.earlier}
          chosen={answers.newVersion}
          problem={problemAt(problems, 'newVersion')}
        />
      </Buttons>
    </PostForm>
  )
}

function Buttons({ policyVersion, children }: Pick<HandInProps, 'policyVersion'> & { children: ComponentChildren }) {
  return (
    <>
      <h2>3. Hand in</h2>
      {policyVersion && (
        <p class="meta">
          Your work will be looked at under version {policyVersion} of the <a href="/policy">AI policy</a>.
        </p>
      )}
      {children}
      <div class="actions">
        <button type="submit" name="do" value="hand-in">
          Hand in
        </button>
        <button type="submit" name="do" value="check" class="second">
          Check my draft first
        </button>
        <button type="submit" name="do" value="save" class="second">
          Save draft
        </button>
      </div>
      <p class="help">
        “Check my draft first” looks at references and at how the reflection fits the work. Only you see the result; it
        is stored nowhere and your tutors cannot know that you used it.
      </p>
    </>
  )
}
