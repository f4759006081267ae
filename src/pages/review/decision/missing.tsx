import type { FieldProblem } from '../../../domain/error.ts'
import { expectedSentence } from '../../kit/form/problem.tsx'
import { useWords } from '../../kit/words.tsx'

/** What stands between this form and the decision, said before anybody presses the button. */
export function Missing({ missing }: { missing: FieldProblem[] }) {
  const words = useWords()
  if (!missing.length) return <p>Everything that the decision needs is here.</p>
  return (
    <>
      <p>The decision still needs these.</p>
      <ul class="missing">
        {missing.map((one) => (
          <li key={one.field + one.problem}>
            {one.problem} {expectedSentence(one, words)}
          </li>
        ))}
      </ul>
    </>
  )
}
