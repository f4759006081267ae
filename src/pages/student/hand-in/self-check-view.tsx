import { couldHoldWords } from '../../../domain/screening/coverage.ts'
import type { SelfCheck } from '../../../flow/intake/self-check.ts'
import { useWords } from '../../kit/words.tsx'
import { UnreadWithAdvice } from '../../parts/unread.tsx'
import { anchorOf } from './reflection-form.ts'

interface SelfCheckProps {
  result: SelfCheck
  /** Whether the form has a field for the encoding of the text. */
  canChoose: boolean
}

/** What the self-check found: for the student's eyes only, and only this once. */
export function SelfCheckResult({ result: { checks, coverage, flags }, canChoose }: SelfCheckProps) {
  const { say } = useWords()
  return (
    <section class="sheet" aria-labelledby="self-check" role="status">
      <h2 id="self-check">{say('handIn.found')}</h2>
      <p>{say('handIn.foundHelp')}</p>
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
  const { say } = useWords()
  return (
    <div class="note">
      <p>
        <b>{say('handIn.notAllRead')}</b> {say(couldHoldWords(coverage) ? 'handIn.personLooks' : 'handIn.nothingToDo')}
      </p>
      <UnreadWithAdvice coverage={coverage} />
      {canChoose && (
        <p>
          <a href={`#${anchorOf('encoding')}`}>{say('handIn.seeEncoding')}</a>
        </p>
      )}
    </div>
  )
}

function FlagShown({ title, message, suggestion, clause, evidence, limits }: SelfCheck['flags'][number]) {
  const { say } = useWords()
  return (
    <article class="flag">
      <p class="meta">{clause ? say('handIn.flagOf', { title, clause }) : title}</p>
      <p>{message}</p>
      {evidence.map(({ before, quote, after, page }) => (
        <blockquote key={`${before}${quote}`} class="evidence" dir="auto">
          {before}
          <mark>{quote}</mark>
          {after}
          <span class="meta">{page ? say('handIn.onPage', { page }) : ''}</span>
        </blockquote>
      ))}
      {suggestion && <p>{suggestion}</p>}
      <details>
        <summary>{say('handIn.cannotSee')}</summary>
        <ul>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </details>
    </article>
  )
}
