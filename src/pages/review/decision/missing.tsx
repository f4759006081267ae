import type { FieldProblem } from '../../../domain/error.ts'
import { expectedSentence } from '../../kit/form/problem.tsx'

/** What stands between this form and a referral, said before anybody presses the button. */
export function Missing({ missing }: { missing: FieldProblem[] }) {
  if (!missing.length) return <p>Everything that a referral needs is here. The other outcomes need only reasons.</p>
  return (
    <>
      <p>A referral still needs these; the other outcomes need only reasons.</p>
      <ul class="missing">
        {missing.map((one) => (
          <li key={one.field + one.problem}>
            {one.problem} {expectedSentence(one)}
          </li>
        ))}
      </ul>
    </>
  )
}
