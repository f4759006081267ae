import type { Draft } from '../../../db/intake/drafts.ts'
import type { Assessment } from '../../../db/policy/assessments.ts'
import type { FieldProblem } from '../../../domain/error.ts'
import type { SelfCheck } from '../../../flow/intake/self-check.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { Csrf } from '../../kit/form/csrf.tsx'
import { Wrong } from '../../kit/form/field-frame.tsx'
import { Problems } from '../../kit/form/problem.tsx'
import { Layout } from '../../kit/layout.tsx'
import { sizeOf, Time } from '../../kit/time.tsx'
import { Allowance } from '../../parts/allowance.tsx'
import { ReflectionFields } from './reflection-fields.tsx'
import { type Answers, anchorOf, labelOf, problemAt } from './reflection-form.ts'
import { SelfCheckResult } from './self-check-view.tsx'

export interface HandInProps {
  who: SignedIn
  assessment: Assessment
  policyVersion: string | null
  draft: Draft | null
  answers: Answers
  problems?: FieldProblem[]
  checked?: SelfCheck
  today: string
  /** Makes a second click on the button the same hand-in as the first. */
  once: string
  now: Date
}

/** Handing in: what is allowed first, then the file, then the reflection, then the button. */
export function HandInView(props: HandInProps) {
  const { who, assessment, draft, answers, problems = [], checked, today, once, now } = props
  const address = `/assessments/${assessment.id}`
  const opensLater = assessment.opensAt && assessment.opensAt > now
  return (
    <Layout
      title={`${problems.length ? 'Please look again: ' : ''}Hand in ${assessment.title}`}
      who={who}
      scripts={['upload.js', 'draft.js']}
    >
      <h1>
        Hand in: <bdi>{assessment.title}</bdi>
      </h1>
      <p>
        {assessment.dueAt ? (
          <>
            Due by <Time at={assessment.dueAt} />. Later work is still accepted and marked as late.
          </>
        ) : (
          'There is no due date.'
        )}
      </p>
      {assessment.brief && (
        <details>
          <summary>The brief</summary>
          <p class="verbatim" dir="auto">
            {assessment.brief}
          </p>
        </details>
      )}
      <Allowance {...assessment} />
      {opensLater ? (
        <p class="note">
          You can hand in from <Time at={assessment.opensAt!} />.
        </p>
      ) : (
        <>
          <Problems problems={problems} anchor={anchorOf} label={labelOf} />
          {checked && <SelfCheckResult result={checked} />}
          <form
            method="post"
            action={`${address}/hand-in`}
            enctype="multipart/form-data"
            data-upload={`${address}/uploads`}
            data-draft={`${address}/draft`}
            novalidate
          >
            <Csrf who={who} />
            <input type="hidden" name="once" value={once} />
            <input type="hidden" name="upload" value={draft?.upload?.id ?? ''} />
            <DefaultButton />
            <h2>1. Your file</h2>
            <FileField draft={draft} problem={problemAt(problems, 'file')} />
            <h2>2. Your reflection</h2>
            <p>
              Every hand-in has one, also when no AI was used. Say what you did; AI that the assessment allows is fine.
            </p>
            <ReflectionFields answers={answers} problems={problems} today={today} />
            <h2>3. Hand in</h2>
            {props.policyVersion && (
              <p class="meta">
                Your work will be looked at under version {props.policyVersion} of the <a href="/policy">AI policy</a>.
              </p>
            )}
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
              “Check my draft first” looks at references and at how the reflection fits the work. Only you see the
              result; it is stored nowhere and your tutors cannot know that you used it.
            </p>
            <p class="meta" id="draft-status" role="status">
              {draft && (
                <>
                  Draft saved <Time at={draft.savedAt} />.
                </>
              )}
            </p>
          </form>
        </>
      )}
    </Layout>
  )
}

/** The Enter key presses a form's first button: it saves, and never hands in by accident. */
function DefaultButton() {
  return (
    <button type="submit" name="do" value="save" class="visually-hidden" tabIndex={-1} aria-hidden="true">
      Save draft
    </button>
  )
}

function FileField({ draft, problem }: { draft: Draft | null; problem: FieldProblem | undefined }) {
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
