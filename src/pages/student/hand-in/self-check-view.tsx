import type { SelfCheck } from '../../../flow/intake/self-check.ts'

/** What the self-check found: for the student's eyes only, and only this once. */
export function SelfCheckResult({ result: { checks, flags } }: { result: SelfCheck }) {
  return (
    <section class="sheet" aria-labelledby="self-check" role="status">
      <h2 id="self-check">What the check found</h2>
      <p>Only you see this. It is not stored, and nothing has been handed in.</p>
      <ul>
        {checks.map(({ title, sentence }) => (
          <li key={title}>
            <strong>{title}.</strong> {sentence}
          </li>
        ))}
      </ul>
      {flags.map((flag, index) => (
        <FlagShown key={`${flag.rule}-${index}`} {...flag} />
      ))}
    </section>
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
      {evidence.map(({ quote, page, paragraph }) => (
        <blockquote key={quote} dir="auto">
          {quote}
          <span class="meta">
            {page ? ` · page ${page}` : ''}
            {!page && paragraph ? ` · paragraph ${paragraph}` : ''}
          </span>
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
