import { aiLevels } from '../domain/assessment.ts'
import type { FieldProblem } from '../domain/error.ts'
import type { SignedIn } from '../http/session.ts'
import type { Form } from './form.ts'
import { Csrf, Layout } from './layout.tsx'
import { Choice, PickField, TextArea, TextField } from './parts/field.tsx'
import { fieldsOf } from './parts/fields-of.ts'
import { Problems } from './parts/problem.tsx'
import { purposeWords } from './words.ts'

interface AssessmentFormProps {
  who: SignedIn
  written: Form
  problems: FieldProblem[]
}

/** Publishing an assessment: what is set, when, and what AI may be used for. */
export function AssessmentForm({ who, written, problems }: AssessmentFormProps) {
  const of = fieldsOf(written, problems)
  const tick = (name: string, words: string) => (
    <label class="pick">
      <input type="checkbox" name={name} value="yes" checked={written.get(name) === 'yes'} />
      <span>{words}</span>
    </label>
  )
  const levels = Object.fromEntries(Object.entries(aiLevels).map(([level, name]) => [level, `${level}: ${name}`]))
  return (
    <Layout title="Publish an assessment" who={who}>
      <h1>Publish an assessment</h1>
      <Problems title="The assessment is not published yet." problems={problems} anchor={(field) => field} />
      <form method="post" action="/assessments/new">
        <Csrf who={who} />
        <TextField {...of('title')} label="Title" required />
        <TextArea {...of('brief')} label="Brief" help="What students are asked to do." rows={6} />
        <Choice {...of('aiLevel')} label="Use of AI" choices={levels} empty="Please choose" required />
        <TextArea
          {...of('guidance')}
          label="Guidance"
          help="When and how AI may be used for this work, in words a student understands. It is shown before they begin."
          required
        />
        <PickField
          id="purposes"
          kind="checkbox"
          name="purposes"
          legend="AI may be used for"
          help="If you tick none, what the level usually allows counts."
          choices={purposeWords}
          chosen={written.all('purposes')}
        />
        <div class="pair">
          <TextField {...of('opensAt')} label="Opens (UTC)" type="datetime-local" />
          <TextField {...of('dueAt')} label="Due (UTC)" type="datetime-local" />
          <TextField
            {...of('responseDays')}
            label="Days to respond to a disclosure"
            type="number"
            help="Ten, unless you say otherwise."
          />
          <TextField
            {...of('samplePercent')}
            label="Share read by a person at random, in %"
            type="number"
            help="None, unless you say otherwise."
          />
        </div>
        {tick('anonymous', 'Mark without names: names and file names are hidden from whoever marks.')}
        {tick('supervised', 'The work is done under supervision.')}
        <details open={Boolean(of('levelReason').problem || of('levelApprover').problem)}>
          <summary>For levels 4 and 5: reason and approver</summary>
          <TextArea {...of('levelReason')} label="Reason" rows={2} />
          <TextField {...of('levelApprover')} label="Approved by" />
        </details>
        <div class="actions">
          <button type="submit">Publish</button>
        </div>
      </form>
    </Layout>
  )
}
