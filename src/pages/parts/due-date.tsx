import type { Due, DueReason } from '../../domain/dates/due.ts'
import { Time } from '../kit/time.tsx'

/** Why another due date than the assessment's own applies, as its student reads it. */
const because: Record<DueReason, string> = {
  base: '',
  extension: ' You have an extension.',
  adjustment: ' You have more time by a standing adjustment.',
  outage: ' Time in which our service could not be reached was added.',
}

/** The due date that applies to the student who reads it, and why; a sentence also where there is none. */
export function DueDate({ due }: { due: Due }) {
  if (!due.at) return <>There is no due date.</>
  return (
    <>
      Due by <Time at={due.at} />.{because[due.because]}
    </>
  )
}
