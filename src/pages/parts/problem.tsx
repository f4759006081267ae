import type { FieldProblem } from '../../domain/error.ts'

interface ProblemsProps {
  title: string
  problems: FieldProblem[]
  /** The id of the field that a problem is about. */
  anchor(field: string): string
  /** What the form calls that field. */
  label?(field: string): string | undefined
}

/** What would be right, unless it is said in codes for programs: on a page the choices stand beside it. */
export const expectedSaid = ({ expected }: FieldProblem) => (/^((One|Any) of: |true\b)/.test(expected) ? '' : expected)

/** What has to change, gathered at the top of a form and linked to each field (WCAG 3.3.1, 3.3.3). */
export function Problems({ title, problems, anchor, label }: ProblemsProps) {
  if (!problems.length) return null
  return (
    <div class="problems" role="alert" tabIndex={-1} id="problems">
      <h2>{title}</h2>
      <ul>
        {problems.map((problem) => {
          const name = label?.(problem.field)
          return (
            <li key={problem.field + problem.problem}>
              <a href={`#${anchor(problem.field)}`}>
                {name && `${name}: `}
                {problem.problem}
              </a>{' '}
              {expectedSaid(problem)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
