import { detectors } from '../../src/detectors/index.ts'
import { extract } from '../../src/extractors/extract.ts'
import type { Task } from '../../src/sandbox/sandbox.ts'
import { serve } from '../../src/sandbox/serve.ts'
import { exampleMarks } from './example-marks.ts'

// The program of the sandbox's children with one more line in its list of detectors.
serve(async (task: Task) => {
  if (task.kind === 'extract') return extract(task)
  if (task.kind !== 'detect') throw new Error(`This program has no use for ${task.kind}.`)
  const detector = [...detectors, exampleMarks].find(({ id }) => id === task.detector)
  if (!detector || !('detect' in detector)) throw new Error(`There is no detector called ${task.detector}.`)
  return detector.detect(task.input)
})
