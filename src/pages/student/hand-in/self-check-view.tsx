import { couldHoldWords } from '../../../domain/screening/coverage.ts'
import type { SelfCheck } from '../../../flow/intake/self-check.ts'
import { UnreadWithAdvice } from '../../parts/unread.tsx'
import { anchorOf } from './reflection-form.ts'

interface SelfCheckProps {
  result: SelfCheck
  /** Whether the form has a field for the encoding of the text. */
  canChoose: boolean
}

/** What the self-check found: for the student's eyes only, and only this once. */
export function SelfCheckResult({ result: { checks, coverage, flags }, canChoose }: SelfCheckProps) {
  return (
    <section class="sheet" aria-labelledby="self-check" role="status">
      <h2 id="self-check">What the check found</h2>
      <p>Only you see this. It is not stored, and nothing has been handed in.</p>
      {coverage.length > 0 && <NotRead coverage={coverage} canChoose={canChoose} />}
      <ul>
        {checks.map(({ title, sentence, notSeen }) => (
          <li key={title}>
            <strong>{title}.</strong> {sentence} {notSeen}
          </li>
        ))}
      </ul>
      {flags.map((flag, index) => (
        <FlagShown key={`${flag.rule}-${index}`} {...flag} />
      ))}
    </section>
  )
}

/** What was not read of the draft, while it can still be mended. */
function NotRead({ coverage, canChoose }: Pick<SelfCheck, 'coverage'> & Pick<SelfCheckProps, 'canChoose'>) {
  return (
    <div class="note">
      <p>
        <b>The program did not read everything in your file.</b>{' '}
        {couldHoldWords(coverage)
          ? 'If you hand it in as it is, a person looks at the file itself before it is marked. You can still change it. '
          : 'Nothing has to be done about that. '}
        This was not read:
      </p>
      <UnreadWithAdvice coverage={coverage} />
      {canChoose && (
        <p>
          <a href={`#${anchorOf('encoding')}`}>See how the text was read and choose its encoding.</a>
        </p>
      )}
    </div>
  )
}

function FlagShown({ title, message, suggestion, clause, evidence, limits }: SelfCheck['flags'][number]) {
  return (
    <article class="flag">
      <p class="meta">
        {title}
        {clause && `, clause ${clause}`}
      </p>
      <p>{message}</p>
      {evidence.map(({ before, quote, after, page }) => (
        <blockquote key={`${before}${quote}`} class="evidence" dir="auto">
          {before}
          <mark>{quote}</mark>
          {after}
          <span class="meta">{page ? ` · page ${page}` : ''}</span>
        </blockquote>
      ))}
      {suggestion && <p>{suggestion}</p>}
      <details>
        <summary>What this check cannot see</summary>
        <ul>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </details>
    </article>
  )
}
