import type { FieldProblem } from '../../../domain/error.ts'

interface ProblemsProps {
  problems: FieldProblem[]
  /** The id of the field that a problem is about. */
  anchor(field: string): string
  /** What the form calls that field. */
  label?(field: string): string | undefined
}

/** What would be right, without the codes and ids that are for programs: on a page the choices stand beside it. */
export const expectedSentence = ({ expected }: FieldProblem) =>
  /^((One|Any) of: |true\b)/.test(expected)
    ? ''
    : expected.replace(/response [0-9a-f-]{36}\./, 'each response of the student.')

/** What has to change, gathered at the top of a form and linked to each field (WCAG 3.3.1, 3.3.3). */
export function Problems({ problems, anchor, label }: ProblemsProps) {
  if (!problems.length) return null
  const count = problems.length === 1 ? 'One thing needs' : `${problems.length} things need`
  return (
    <div class="problems" role="alert" tabIndex={-1} id="problems">
      <h2>{count} another look. Nothing you wrote is lost.</h2>
      <ul>
        {problems.map((problem) => {
          const name = label?.(problem.field)
          return (
            <li key={problem.field + problem.problem}>
              <a href={`#${anchor(problem.field)}`}>
                {name && `${name}: `}
                {problem.problem}
              </a>{' '}
              {expectedSentence(problem)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
