import type { Due } from '../../domain/dates/due.ts'
import { Time } from '../kit/time.tsx'
import { Sentence, useWords } from '../kit/words.tsx'

/** The due date that applies to the student who reads it, and why; a sentence also where there is none. */
export function DueDate({ due }: { due: Due }) {
  if (!due.at) return <>{useWords().say('home.noDueDate')}</>
  return <Sentence of={`home.due.${due.because}`} at={<Time at={due.at} />} />
}
