import { detectors } from '../detectors/index.ts'
import { DomainError } from '../domain/error.ts'
import { extract } from '../extractors/extract.ts'
import { beginningOf } from '../extractors/text/beginning.ts'
import { warmUp } from '../extractors/warm-up.ts'
import type { Task } from './sandbox.ts'
import { serve } from './serve.ts'
import { limitThreads } from './threads.ts'

// The program that a child of the sandbox runs.
limitThreads()
warmUp()
serve(async (task: Task) => {
  if (task.kind === 'extract') return extract(task)
  if (task.kind === 'beginning') return beginningOf(task)
  if (task.kind === 'formatted') return (await import('../extractors/formatted/formatted.ts')).formattedOf(task)
  if (task.kind === 'page-image') return (await import('../extractors/pdf/page-image.ts')).pageImage(task)
  if (task.kind === 'page-places') return (await import('../extractors/pdf/page-places.ts')).pagePlaces(task)
  if (task.kind === 'copy') return (await import('../extractors/copy/copy.ts')).copyWithoutProperties(task)
  if (task.kind === 'roster') return (await import('../extractors/roster/roster.ts')).readRoster(task.path)
  const detector = detectors.find((it) => it.id === task.detector)
  if (!detector || !('detect' in detector)) {
    throw new DomainError('NOT_FOUND', `There is no local detector called ${task.detector}.`)
  }
  return detector.detect(task.input)
})
