import type { adjustmentsOf } from '../../db/dates/extensions.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { ActionButton } from '../kit/form/action-button.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextArea, TextField } from '../kit/form/text-field.tsx'
import { Layout } from '../kit/layout.tsx'
import { Rows } from '../kit/rows.tsx'
import { percentOf, Time } from '../kit/time.tsx'

interface AdjustmentsProps {
  who: SignedIn
  student: { id: string; name: string }
  /** Newest first; the first is the one that counts. */
  adjustments: Adjustment[]
}

type Adjustment = Awaited<ReturnType<typeof adjustmentsOf>>[number]

/** How much more time a student has for every assessment, and had before. */
export function AdjustmentsPage({ who, student, adjustments }: AdjustmentsProps) {
  const action = `/students/${student.id}/adjustments`
  const [standing] = adjustments
  const stands = standing && isSome(standing)
  return (
    <Layout title={`Standing adjustments: ${student.name}`} who={who}>
      <h1>
        Standing adjustments: <bdi>{student.name}</bdi>
      </h1>
      <p>
        A standing adjustment gives more time for every assessment with a due date, also for work that was handed in
        already. The newest counts. Those who mark the work do not see it.
      </p>
      <p>
        <b>{stands ? `At present: ${amountOf(standing)}.` : 'At present there is none.'}</b>
      </p>
      {stands && <ActionButton who={who} action={`${action}/end`} label="End it" about={`for ${student.name}`} />}
      <AddForm who={who} action={action} />
      <History adjustments={adjustments} />
    </Layout>
  )
}

function History({ adjustments }: Pick<AdjustmentsProps, 'adjustments'>) {
  return (
    <>
      <h2>So far</h2>
      <Rows
        name="Standing adjustments"
        columns={['Since', 'More time', 'Note']}
        rows={adjustments.map((one) => [
          <Time key="at" at={one.at} />,
          isSome(one) ? amountOf(one) : 'Ended',
          one.note ?? '',
        ])}
        empty="There was none so far."
      />
    </>
  )
}

const isSome = ({ days, share }: Adjustment) => days !== null || share !== null

const amountOf = ({ days, share }: Adjustment) =>
  days === null ? `${percentOf(share!)} % of the time more` : days === 1 ? '1 day more' : `${days} days more`

function AddForm({ who, action }: { who: SignedIn; action: string }) {
  return (
    <PostForm who={who} action={action}>
      <h2>Set another one</h2>
      <div class="pair">
        <TextField name="days" label="Days more" type="number" help="At the same time of day." />
        <TextField
          name="percent"
          label="Or a share more, in %"
          type="number"
          help="Of the time from opening to due date: 25 is a quarter more."
        />
      </div>
      <TextArea name="note" label="Note" help="For leads and admins only." rows={2} />
      <button type="submit">Set the adjustment</button>
    </PostForm>
  )
}
