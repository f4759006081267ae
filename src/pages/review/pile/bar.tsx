import { mostCounted, type Neighbour } from '../../../db/review/pile/place.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { Pile } from './pile-of.ts'

/** Where the work stands in the person's list, and the ways to the others. */
export function PileBar({ view, pile: { query, place } }: { view: WholeView; pile: Pile }) {
  const { number, total, previous, next, nextWaiting } = place
  return (
    <>
      <nav class="pile-bar" aria-label="Review list">
        <a href={query ? `/review?${query}` : '/review'} data-key="l">
          ← Review list
        </a>
        <span>{number ? `${counted(number)} of ${counted(total)}` : `${counted(total)} in the list`}</span>
        <To work={previous} name="Previous" dataKey="k" />
        <To work={next} name="Next" dataKey="j" />
        <To work={nextWaiting} name="Next that waits" dataKey="n" />
      </nav>
      {view.turn.on !== 'tutor' && nextWaiting && (
        <p class="note">
          Nothing on this work waits for a tutor now.{' '}
          <a href={`/review/${nextWaiting.id}`}>Go on to the next that waits</a>.
        </p>
      )}
    </>
  )
}

const counted = (count: number) => (count > mostCounted ? '1,000+' : String(count))

function To({ work, name, dataKey }: { work: Neighbour | null; name: string; dataKey: string }) {
  if (!work) return null
  return (
    <a href={`/review/${work.id}`} data-key={dataKey}>
      {name}
    </a>
  )
}
