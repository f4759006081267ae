import type { ComponentChildren } from 'preact'
import type { FieldProblem } from '../../../domain/error.ts'
import { PostForm } from '../../kit/form/post-form.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
import { NewVersionField } from '../earlier-work.tsx'
import { EncodingField } from './encoding-field.tsx'
import { FileField } from './file-field.tsx'
import type { HandInProps } from './hand-in-props.ts'
import { ReflectionFields } from './reflection-fields.tsx'
import { problemAt } from './reflection-form.ts'

/** The form to hand in: the file, then the reflection, then the buttons. */
export function HandInForm(props: HandInProps & { problems: FieldProblem[] }) {
  const { who, assessment, draft, read, answers, problems, today, once } = props
  const { say } = useWords()
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
      <h2>{say('handIn.stepFile')}</h2>
      <FileField
        keptAt={`${address}/kept-file`}
        draft={draft}
        problem={problemAt(problems, 'file')}
        maxBytes={props.maxBytes}
      />
      {draft?.upload && read && (
        <EncodingField upload={draft.upload} read={read} problem={problemAt(problems, 'encoding')} />
      )}
      <h2>{say('handIn.stepReflection')}</h2>
      <p>{say('handIn.everyHandIn')}</p>
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
  const { say } = useWords()
  return (
    <>
      <h2>{say('handIn.stepHandIn')}</h2>
      {policyVersion && (
        <p class="meta">
          <Sentence of="handIn.underPolicy" version={policyVersion} policy={(text) => <a href="/policy">{text}</a>} />
        </p>
      )}
      {children}
      <div class="actions">
        <button type="submit" name="do" value="hand-in">
          {say('handIn.handIn')}
        </button>
        <button type="submit" name="do" value="check" class="second">
          {say('handIn.check')}
        </button>
        <button type="submit" name="do" value="save" class="second">
          {say('handIn.save')}
        </button>
      </div>
      <p class="help">{say('handIn.checkHelp')}</p>
    </>
  )
}
