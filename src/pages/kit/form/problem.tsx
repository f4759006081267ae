import { useContext } from 'preact/hooks'
import type { FieldProblem } from '../../../domain/error.ts'
import type { Words } from '../../../language/words.ts'
import { useWords } from '../words.tsx'
import { PageContext } from './redisplay.ts'

interface ProblemsProps {
  problems: FieldProblem[]
  /** The id of the field that a problem is about. */
  anchor(field: string): string
  /** What the form calls that field. */
  label?(field: string): string | undefined
}

/** What would be right, without the codes and ids that are for programs: on a page the choices stand beside it. */
export const expectedSentence = ({ expected }: FieldProblem, { say }: Words) =>
  /^((One|Any) of: |true\b)/.test(expected) ? '' : expected.replace(/response [0-9a-f-]{36}\./, say('kit.eachResponse'))

/** The beginning of every problem: neither colour nor weight alone says that it is one (WCAG 1.4.1). */
export const ErrorWord = () => <strong class="error-word">{useWords().say('kit.error')} </strong>

/**
 * What has to change, linked to each field in the order of the form (WCAG 2.4.3, 3.3.1, 3.3.3). It comes first in the page
 * and takes the focus when the page opens.
 */
export function Problems({ problems, anchor, label }: ProblemsProps) {
  if (!problems.length) return null
  const { drawn = '', words } = useContext(PageContext)
  const placeOf = ({ field }: FieldProblem) => drawn.indexOf(`id="${anchor(field)}"`)
  const inOrder = problems.toSorted((a, b) => placeOf(a) - placeOf(b))
  return (
    <section class="problems" tabIndex={-1} id="problems" aria-labelledby="problems-title" autofocus>
      <h2 id="problems-title">{words.say('kit.problems', { count: problems.length })}</h2>
      <ul>
        {inOrder.map((problem) => {
          const name = label?.(problem.field)
          return (
            <li key={problem.field + problem.problem}>
              <ErrorWord />
              <a href={`#${anchor(problem.field)}`}>
                {name && `${name}: `}
                {problem.problem}
              </a>{' '}
              {expectedSentence(problem, words)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
