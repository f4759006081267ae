import type { WholeView } from '../../flow/submission/present.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { FoldedForm } from '../kit/form/post-form.tsx'
import { TextArea } from '../kit/form/text-field.tsx'
import { severityLabel } from '../kit/labels.ts'
import { hrefOf, Passage } from './passage.tsx'
import type { Text } from './work/text.ts'

export type ShownFlag = WholeView['flags'][number]

interface FlagsProps {
  who: SignedIn
  view: WholeView
  flags: ShownFlag[]
  text: Text | null
  open: boolean
}

/** What the detectors point at: what a person can see for themselves first, statistical signals last. */
export function Flags({ flags, ...rest }: FlagsProps) {
  if (!flags.length) return <p>No check points at anything here. That says nothing beyond what the checks look at.</p>
  return (
    <div class="flags">
      {flags.map((flag, index) => (
        <Flag key={flag.id} flag={flag} number={index + 1} {...rest} />
      ))}
    </div>
  )
}

type FlagProps = Omit<FlagsProps, 'flags'> & { flag: ShownFlag; number: number }

function Flag(props: FlagProps) {
  const { flag, view, text, open } = props
  const { id, severity, message, suggestion, evidence, dismissed } = flag
  return (
    <article
      class={dismissed ? 'flag aside' : `flag ${severity}`}
      id={`flag-${id}`}
      aria-labelledby={`flag-${id}-title`}
    >
      <Kind {...props} />
      <h3 id={`flag-${id}-title`} dir="auto">
        {message}
      </h3>
      {dismissed && (
        <p class="note" dir="auto">
          Set aside: {dismissed.reason}
        </p>
      )}
      {evidence.map((item, index) => (
        <Passage key={`${id}-${index}`} item={item} href={hrefOf(view, flag, index, item.start, text)} />
      ))}
      {suggestion && <p dir="auto">{suggestion}</p>}
      <Limits {...flag} />
      {open && !dismissed && <DismissForm {...props} />}
    </article>
  )
}

/** How serious a flag is, the clause it serves, and whether a person can see it for themselves. */
function Kind({ flag: { severity, clause, basis }, number }: FlagProps) {
  return (
    <p class="meta">
      {number}. {severityLabel(severity, clause)}
      {severity !== 'conflict' && clause && `, clause ${clause}`}.{' '}
      {basis === 'inspectable'
        ? 'You can see this for yourself.'
        : 'A statistical signal: advice only, never evidence by itself.'}
    </p>
  )
}

function Limits({ limits, figures }: ShownFlag) {
  return (
    <details>
      <summary>What this check cannot see, and its figures</summary>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      {Object.keys(figures).length > 0 && (
        <dl class="facts">
          {Object.entries(figures).map(([name, value]) => (
            <>
              <dt>{name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}</dt>
              <dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </>
          ))}
        </dl>
      )}
    </details>
  )
}

function DismissForm({ who, view, flag }: FlagProps) {
  return (
    <FoldedForm who={who} action={`/review/${view.id}/flags/${flag.id}/dismissal`} summary="Set this aside">
      <TextArea
        name="reason"
        label="Why it does not apply"
        help="The flag stays with your reason beside it. Reasons are counted, so that the check can get better."
        rows={2}
        required
        browserRequires
      />
      <button type="submit" class="second">
        Set aside
      </button>
    </FoldedForm>
  )
}
