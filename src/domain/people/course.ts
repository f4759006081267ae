import { DomainError } from '../error.ts'

/** A course as it is added: its days are those of the provider's time zone, and both are part of it. */
export interface NewCourse {
  title: string
  code?: string | null
  externalId?: string | null
  startsOn?: string | null
  endsOn?: string | null
}

/** Refuses a course that ends before it starts. Throws INVALID_INPUT. */
export function checkCourse({ startsOn, endsOn }: Pick<NewCourse, 'startsOn' | 'endsOn'>): void {
  if (!startsOn || !endsOn || startsOn <= endsOn) return
  throw new DomainError('INVALID_INPUT', 'The dates of the course do not fit together.', [
    { field: 'endsOn', problem: 'The last day is before the first.', expected: 'The first day or a later one.' },
  ])
}
