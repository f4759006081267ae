import type { Rows } from '../../db/submission/view.ts'
import { notSeen } from '../../domain/screening/coverage-words.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import { seesResult, type Visibility } from '../../domain/submission/visibility.ts'

type Run = Rows['runs'][number]
type Flag = Rows['flags'][number]
type Disclosure = Rows['disclosures'][number]
type Layout = Rows['layouts'][number]

/** What stands in place of a result that waits. */
const afterReading = 'This is shown once you have noted your own first reading.'

/** What a student reads of every check that ran, so that it says the same whether or not it points at anything. */
const hasRun = 'This check has run. What it points at, if anything, is shown to you before anybody relies on it.'

/** What a detector's results rest on; undefined when the detector is no longer known. */
export const basisOf = (detectors: Detector[], detector: string) => detectors.find(({ id }) => id === detector)?.basis

/** The flags that a person sees; `disclosed` are the ids of those that were disclosed or that a decision rests on. */
export const flagsSeen = (visibility: Visibility, flags: Flag[], disclosed: Set<string>) =>
  flags.filter(({ id, basis }) => seesResult(visibility, { basis, isDisclosed: disclosed.has(id) }))

/**
 * A run without what it found, where that is not shown, and with what it did not see of the text that it judged. Everybody
 * who reads the work learns that it ran and how it ended.
 */
export function redactRun(detectors: Detector[], visibility: Visibility, run: Run, seen: Flag[], layouts: Layout[]) {
  const { submissionId: _, readerVersion, ...rest } = run
  const judged = layouts.find((layout) => readerVersion !== null && layout.readerVersion === readerVersion)
  const shown = { ...rest, notSeen: notSeen(judged?.layout?.coverage ?? []) }
  if (run.state !== 'succeeded') return shown
  const isDisclosed = seen.some(({ runId }) => runId === run.id)
  if (!visibility.reviews) return { ...shown, ...forStudent(run, isDisclosed) }
  const basis = basisOf(detectors, run.detector)
  return seesResult(visibility, { basis, isDisclosed }) ? shown : { ...shown, detail: afterReading, measurements: [] }
}

/** Its measurements are the student's to read with the first of its flags that is disclosed. */
const forStudent = (run: Run, isDisclosed: boolean) => ({
  detail: hasRun,
  measurements: isDisclosed ? run.measurements : [],
})

/** A disclosure without the flags that wait for the reader's own first reading; that there is one is shown. */
export function redactDisclosure(visibility: Visibility, disclosure: Disclosure, flags: Flag[]): Disclosure {
  const held = new Set(
    flags.filter(({ basis }) => !seesResult(visibility, { basis, isDisclosed: true })).map(({ id }) => id),
  )
  return {
    ...disclosure,
    items: disclosure.items.map((item) =>
      'flagId' in item && held.has(item.flagId) ? { ...item, message: afterReading, evidence: [], limits: [] } : item,
    ),
  }
}
