import type { FieldProblem } from '../../domain/error.ts'

/** What has to change, gathered at the top of a form and linked to each field (WCAG 3.3.1, 3.3.3). */
export function Problems({
  title,
  problems,
  anchor,
}: {
  title: string
  problems: FieldProblem[]
  anchor(field: string): string
}) {
  if (!problems.length) return null
  return (
    <div class="problems" role="alert" tabIndex={-1} id="problems">
      <h2>{title}</h2>
      <ul>
        {problems.map(({ field, problem, expected }) => (
          <li key={field + problem}>
            <a href={`#${anchor(field)}`}>{problem}</a> {expected}
          </li>
        ))}
      </ul>
    </div>
  )
}
