import type { ComponentChildren } from 'preact'
import type { WholeView } from '../../../flow/submission/present.ts'
import { severityLabel } from '../../kit/labels.ts'
import { hrefOf, Passage } from '../passage.tsx'
import type { Text } from '../work/text.ts'
import type { NumberedFlag } from './groups.ts'
import type { ShownFlag } from './shown.ts'

interface FlagProps extends NumberedFlag {
  view: WholeView
  text: Text | null
  /** What can be done about it. */
  children?: ComponentChildren
}

/** A flag that stands by itself. */
export function Flag({ flag, number, view, text, children }: FlagProps) {
  const { id, severity, message, suggestion, dismissed } = flag
  return (
    <article
      class={dismissed ? 'flag aside' : `flag ${severity}`}
      id={`flag-${id}`}
      aria-labelledby={`flag-${id}-title`}
    >
      <p class="meta">
        {number}. <Kind {...flag} />
      </p>
      <h3 id={`flag-${id}-title`} dir="auto">
        {message}
      </h3>
      {dismissed && <Dismissed reason={dismissed.reason} />}
      <Passages flag={flag} view={view} text={text} />
      {suggestion && <p dir="auto">{suggestion}</p>}
      <Limits {...flag} />
      {children}
    </article>
  )
}

/** How serious a flag is, the clause it serves, and whether a person can see it for themselves. */
export function Kind({ severity, clause, basis }: Pick<ShownFlag, 'severity' | 'clause' | 'basis'>) {
  return (
    <>
      {severityLabel(severity, clause)}
      {severity !== 'conflict' && clause && `, clause ${clause}`}.{' '}
      {basis === 'inspectable'
        ? 'You can see this for yourself.'
        : 'A statistical signal: advice only, never evidence by itself.'}
    </>
  )
}

export function Dismissed({ reason }: { reason: string }) {
  return (
    <p class="note" dir="auto">
      Dismissed: {reason}
    </p>
  )
}

type PassagesProps = Pick<FlagProps, 'flag' | 'view' | 'text'> & { longest?: number | undefined }

/** The evidence of a flag with links to its places; quotes are cut at `longest` characters. */
export function Passages({ flag, view, text, longest }: PassagesProps) {
  return flag.evidence.map((item, index) => (
    <Passage
      key={`${flag.id}-${index}`}
      item={item}
      href={hrefOf(view, flag, index, item.start, text)}
      longest={longest}
    />
  ))
}

/** What a check cannot see, and what it measured. */
export function Limits({ limits, figures }: Pick<ShownFlag, 'limits' | 'figures'>) {
  return (
    <details>
      <summary>What this check cannot see, and its figures</summary>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <Figures figures={figures} />
    </details>
  )
}

/** What a check measured for a flag. */
export function Figures({ figures }: Pick<ShownFlag, 'figures'>) {
  if (!Object.keys(figures).length) return null
  return (
    <dl class="facts">
      {Object.entries(figures).map(([name, value]) => (
        <>
          <dt>{name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}</dt>
          <dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </>
      ))}
    </dl>
  )
}
