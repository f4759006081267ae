import type { WholeView } from '../../flow/submission/present.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { FoldedForm } from '../kit/form/post-form.tsx'
import { TextArea } from '../kit/form/text-field.tsx'
import { severityLabel } from '../kit/labels.ts'
import { Quote } from '../parts/evidence.tsx'
import { textPageAt } from './work/text-pages.ts'
import { type Text, textHref } from './work/work.tsx'

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

function Flag({ flag, number, who, view, text, open }: FlagProps) {
  const { id, severity, clause, message, suggestion, limits, evidence, dismissed, basis, figures } = flag
  return (
    <article
      class={dismissed ? 'flag aside' : `flag ${severity}`}
      id={`flag-${id}`}
      aria-labelledby={`flag-${id}-title`}
    >
      <p class="meta">
        {number}. {severityLabel(severity, clause)}
        {severity !== 'conflict' && clause && `, clause ${clause}`}.{' '}
        {basis === 'inspectable'
          ? 'You can see this for yourself.'
          : 'A statistical signal: advice only, never evidence by itself.'}
      </p>
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
      {open && !dismissed && (
        <FoldedForm who={who} action={`/review/${view.id}/flags/${id}/dismissal`} summary="Set this aside">
          <TextArea
            name="reason"
            label="Why it does not apply"
            help="The flag stays with your reason beside it. Reasons are counted, so that the check can get better."
            rows={2}
            required
            insist
          />
          <button type="submit" class="second">
            Set aside
          </button>
        </FoldedForm>
      )}
    </article>
  )
}

/** Evidence with a link to its place; a shared passage stands beside the other text, where that is open to the reader. */
function Passage({ item, href }: { item: ShownFlag['evidence'][number]; href: string | undefined }) {
  const { match } = item
  if (!match) return <Quote item={item} href={href} />
  return (
    <div class="beside">
      <div>
        <h4>In this work</h4>
        <Quote item={{ ...item, offsets: true }} href={href} />
      </div>
      <div>
        <h4>In the other work</h4>
        {'quote' in match ? (
          <Quote item={{ ...match, offsets: true }} href={`/review/${match.source}?at=${match.start}#work`} />
        ) : (
          <p class="quiet">
            There is a match, but the other work is not open to you. The integrity lead can look at both.
          </p>
        )}
      </div>
    </div>
  )
}

function hrefOf(
  view: WholeView,
  { id, readerVersion }: ShownFlag,
  index: number,
  start: number | null,
  text: Text | null,
) {
  if (!text || start === null || readerVersion === null) return undefined
  const query = readerVersion === text.readerVersion ? `page=${textPageAt(text.textPages, start) + 1}` : `at=${start}`
  return textHref(view, { readerVersion }, query, `e-${id}-${index}`)
}
